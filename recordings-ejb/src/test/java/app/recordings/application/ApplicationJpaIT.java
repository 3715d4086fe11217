package app.recordings.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationJpaIT {
    private final ApplicationService applications =
            new Beans().configure("recordings.registration", "open").get(ApplicationService.class);
    private final ApplicationService closed = new Beans().get(ApplicationService.class);

    @Test
    void keyLetsItsApplicationIn() {
        NewApplication made = applications.create(" Notes ", Optional.empty());
        assertThat(made.application().name()).isEqualTo("Notes");
        assertThat(made.apiKey()).startsWith(ApplicationService.KEY_PREFIX);
        assertThat(applications.identify(made.apiKey()))
                .get()
                .extracting(Caller::ownerId, Caller::kind)
                .containsExactly(made.application().id(), Caller.Kind.APPLICATION);
        assertThat(applications.identify(made.apiKey() + "x")).isEmpty();
        assertThat(applications.identify("")).isEmpty();
    }

    @Test
    void keysShownTogetherEachLetTheirOwnIn() {
        List<NewApplication> made = IntStream.range(0, 40)
                .mapToObj(i -> applications.create("Application " + i, Optional.empty()))
                .toList();
        List<Optional<UUID>> let = made.parallelStream()
                .flatMap(each -> Stream.of(each.apiKey(), each.apiKey() + "x"))
                .map(key -> applications.identify(key).map(Caller::ownerId))
                .toList();
        assertThat(let)
                .containsExactlyElementsOf(made.stream()
                        .flatMap(
                                each -> Stream.of(Optional.of(each.application().id()), Optional.<UUID>empty()))
                        .toList());
    }

    @Test
    void onlyTheHashOfAKeyIsStored() throws Exception {
        NewApplication made = applications.create("Notes", Optional.empty());
        assertThat(Sql.column(
                        "select encode(key_hash, 'escape') from api_key where owner_id = ?",
                        made.application().id()))
                .hasSize(1)
                .noneMatch(stored -> stored.contains(made.apiKey()));
    }

    @Test
    void keysAreListedByHowTheyBeginAndWhenTheyWereUsed() {
        Beans beans = new Beans().configure("recordings.registration", "open");
        ApplicationService service = beans.get(ApplicationService.class);
        NewApplication made = service.create("Notes", Optional.empty());
        Caller caller = service.identify(made.apiKey()).orElseThrow();
        beans.clock().advance(Duration.ofSeconds(1));
        NewApiKey second = service.addKey(caller, caller.ownerId());
        service.writeKeyUses();
        service.writeKeyUses();
        Page<ApiKeyView> page = service.keys(caller, caller.ownerId(), new PageRequest(null, 2));
        assertThat(page.rows()).extracting(ApiKeyView::id).containsExactly(second.id(), caller.keyId());
        assertThat(page.rows())
                .extracting(ApiKeyView::prefix)
                .containsExactly(second.apiKey().substring(0, 8), made.apiKey().substring(0, 8));
        assertThat(page.rows())
                .extracting(ApiKeyView::lastUsedAt)
                .containsExactly(null, beans.clock().instant().minusSeconds(1));
        Caller other = new Caller(UUID.randomUUID(), Caller.Kind.APPLICATION);
        assertRefused(ErrorType.NOT_FOUND, () -> service.keys(other, caller.ownerId(), new PageRequest(null, 2)));
    }

    @Test
    void anotherApplicationIsNotThere() {
        UUID id = applications.create("Notes", Optional.empty()).application().id();
        Caller other = new Caller(UUID.randomUUID(), Caller.Kind.APPLICATION);
        assertThat(applications.get(new Caller(id, Caller.Kind.APPLICATION), id).id())
                .isEqualTo(id);
        assertThat(applications.get(Caller.administrator(), id).id()).isEqualTo(id);
        assertRefused(ErrorType.NOT_FOUND, () -> applications.get(other, id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "line\nbreak"})
    void wrongNameIsRefused(String name) {
        assertRefused(ErrorType.INVALID, () -> applications.create(name, Optional.empty()));
        assertRefused(ErrorType.INVALID, () -> applications.create("x".repeat(201), Optional.empty()));
        assertRefused(ErrorType.INVALID, () -> applications.create(null, Optional.empty()));
    }

    @Test
    void closedRegistrationIsTheAdministrators() {
        Caller visitor = new Caller(UUID.randomUUID(), Caller.Kind.VISITOR);
        assertRefused(ErrorType.UNAUTHENTICATED, () -> closed.create("Notes", Optional.empty()));
        assertRefused(ErrorType.FORBIDDEN, () -> closed.create("Notes", Optional.of(visitor)));
        assertThat(closed.create("Notes", Optional.of(Caller.administrator())).apiKey())
                .isNotEmpty();
    }

    private static void assertRefused(ErrorType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }

    @Test
    void administratorFindsApplicationsByPartsOfTheirNames() {
        Caller administrator = Caller.administrator();
        String name = "Notes of " + UUID.randomUUID();
        UUID id = applications
                .create(name, Optional.of(administrator))
                .application()
                .id();
        PageRequest first = new PageRequest(null, 50);
        assertThat(applications
                        .find(administrator, " " + name.substring(9).toUpperCase(Locale.ROOT), first)
                        .rows())
                .extracting(Application::id)
                .containsExactly(id);
        assertThat(applications.find(administrator, "100% _of_ nothing", first).rows())
                .isEmpty();
        Caller application = new Caller(id, Caller.Kind.APPLICATION);
        assertThatThrownBy(() -> applications.find(application, name, first)).isInstanceOf(ProblemException.class);
    }
}
