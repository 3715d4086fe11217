package app.recordings.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.TestDatabase;
import app.recordings.harness.Together;
import app.recordings.language.ReaderLanguage;
import app.recordings.recording.Languages;
import app.recordings.recording.NewRecording;
import app.recordings.recording.RecordingService;
import app.recordings.security.Caller;
import app.recordings.security.VisitorService;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonJpaIT {
    private final Beans beans = new Beans()
            .configure("recordings.mail.host", "mail.example")
            .configure("recordings.signing-key", "a key of the operator, long enough")
            .put(Languages.class, () -> Set.of("en"))
            .handlers(List.of());
    private final RecordingService recordings;
    private final PersonService people = beans.get(PersonService.class);
    private final VisitorService visitors = beans.get(VisitorService.class);
    private final String email = UUID.randomUUID() + "@people.example";

    PersonJpaIT() throws ClassNotFoundException {
        recordings = beans.use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage")
                .get(RecordingService.class);
    }

    @BeforeEach
    void nobodyHasDuties() throws SQLException {
        Sql.update("delete from duty");
    }

    private Caller visitor() {
        return visitors.identify(visitors.welcome()).orElseThrow();
    }

    private UUID record(Caller caller) throws IOException {
        byte[] flac = "fLaC and some music".getBytes(StandardCharsets.US_ASCII);
        try (Spool audio = Spool.of(new ByteArrayInputStream(flac), 100)) {
            return recordings
                    .submit(new NewRecording(caller.ownerId(), null, "en", null, audio))
                    .recording()
                    .id();
        }
    }

    private String asked(Caller caller, String address) throws SQLException {
        people.ask(caller, address, ReaderLanguage.ENGLISH);
        String id = Sql.column("select id from sign_in where visitor_id = ? order by id desc", caller.keyId())
                .get(0);
        return beans.get(SignInLink.class).token(UUID.fromString(id));
    }

    private Caller signedIn(Caller caller, String address) throws SQLException {
        PersonService.SignedIn person = people.confirm(caller, asked(caller, address));
        return visitors.identify(person.cookie()).orElseThrow();
    }

    private UUID owner(String cookie) {
        return visitors.identify(cookie).orElseThrow().ownerId();
    }

    private static void assertRefused(ErrorType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }

    @Test
    void whoSignsInKeepsWhatThereIsUnderAnotherCookie() throws Exception {
        String cookie = visitors.welcome();
        Caller visitor = visitors.identify(cookie).orElseThrow();
        UUID id = record(visitor);
        Caller person = signedIn(visitor, " " + email.toUpperCase(Locale.ROOT));
        assertThat(visitors.identify(cookie)).isEmpty();
        assertThat(visitors.live(Set.of(visitor.keyId(), person.keyId()))).containsExactly(person.keyId());
        assertThat(people.email(person)).contains(email);
        assertThat(recordings.get(person.ownerId(), id).recording().id()).isEqualTo(id);
    }

    @Test
    void whatASecondBrowserHadAndStillWritesBecomesThePersons() throws Exception {
        Caller first = signedIn(visitor(), email);
        Caller stranger = visitor();
        UUID strangers = record(stranger);
        Caller visitor = visitor();
        UUID before = record(visitor);
        Caller second = signedIn(visitor, email);
        assertThat(second.ownerId()).isEqualTo(first.ownerId());
        assertThat(recordings.get(first.ownerId(), before).job().ownerId()).isEqualTo(first.ownerId());

        UUID late = record(visitor);
        people.tidy();
        assertThat(recordings.get(first.ownerId(), late).job().ownerId()).isEqualTo(first.ownerId());
        assertThat(Sql.number("select count(*) from event where owner_id = ?", first.ownerId()))
                .isEqualTo(2);
        assertThat(Sql.number("select count(*) from event where owner_id = ?", visitor.ownerId()))
                .isZero();
        assertThat(recordings.get(stranger.ownerId(), strangers).recording().id())
                .isEqualTo(strangers);
    }

    @Test
    void whereNothingIsLeftToFollowOneLookIsEnough() throws Exception {
        signedIn(visitor(), email);
        signedIn(visitor(), email);
        people.tidy();
        Statistics statements =
                TestDatabase.factory().unwrap(SessionFactory.class).getStatistics();
        statements.setStatisticsEnabled(true);
        people.tidy();
        assertThat(statements.getPrepareStatementCount()).isLessThan(5);
        statements.setStatisticsEnabled(false);
    }

    @Test
    void formerBrowsersOfAnErasedPersonShareNothing() throws Exception {
        Caller first = visitor();
        String one = people.confirm(first, asked(first, email)).cookie();
        Caller second = visitor();
        String other = people.confirm(second, asked(second, email)).cookie();
        assertThat(owner(one)).isEqualTo(owner(other));
        people.forget(email);
        assertThat(owner(one)).isNotEqualTo(owner(other));
        assertThat(people.email(visitors.identify(one).orElseThrow())).isEmpty();
    }

    @Test
    void aLinkSignsInOnceInItsBrowserAndInTime() throws Exception {
        Caller visitor = visitor();
        String token = asked(visitor, email);
        assertRefused(ErrorType.NOT_FOUND, () -> people.confirm(visitor(), token));
        assertRefused(ErrorType.NOT_FOUND, () -> people.confirm(visitor, token + "x"));
        assertRefused(ErrorType.NOT_FOUND, () -> people.confirm(visitor, null));
        Caller person =
                visitors.identify(people.confirm(visitor, token).cookie()).orElseThrow();
        assertRefused(ErrorType.NOT_FOUND, () -> people.confirm(person, token));

        String late = asked(person, email);
        Sql.update("update sign_in set expires_at = now() where visitor_id = ?", person.keyId());
        assertRefused(ErrorType.NOT_FOUND, () -> people.confirm(person, late));
    }

    @Test
    void whoSignsOutIsNobodyAndOtherBrowsersStaySignedIn() throws Exception {
        Caller here = signedIn(visitor(), email);
        Caller there = signedIn(visitor(), email);
        String cookie = people.signOut(here).orElseThrow();
        Caller nobody = visitors.identify(cookie).orElseThrow();
        assertThat(nobody.ownerId()).isNotEqualTo(here.ownerId());
        assertThat(people.email(nobody)).isEmpty();
        assertThat(people.signOut(nobody)).isEmpty();
        assertThat(visitors.live(Set.of(here.keyId(), there.keyId()))).containsExactly(there.keyId());
    }

    @Test
    void whatIsOnePersonsNeverBecomesAnothers() throws Exception {
        Caller ada = signedIn(visitor(), email);
        UUID id = record(ada);
        Caller bob = signedIn(ada, "bob." + email);
        assertThat(bob.ownerId()).isNotEqualTo(ada.ownerId());
        people.tidy();
        assertRefused(ErrorType.NOT_FOUND, () -> recordings.get(bob.ownerId(), id));
        assertThat(recordings.get(ada.ownerId(), id).recording().id()).isEqualTo(id);
    }

    @Test
    void ofLinksOpenedAtTheSameMomentOneSignsIn() throws Exception {
        Caller visitor = visitor();
        Iterator<String> tokens =
                List.of(asked(visitor, email), asked(visitor, "bob." + email)).iterator();
        List<Boolean> signedIn = Together.run(2, () -> {
            String token;
            synchronized (tokens) {
                token = tokens.next();
            }
            try {
                people.confirm(visitor, token);
                return true;
            } catch (ProblemException e) {
                assertThat(e.type()).isEqualTo(ErrorType.UNAUTHENTICATED);
                return false;
            }
        });
        assertThat(signedIn).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void fiveLinksAtATimeAreEnough() throws Exception {
        Caller visitor = visitor();
        for (int i = 0; i < 5; i++) {
            people.ask(visitor, email, ReaderLanguage.ENGLISH);
        }
        assertRefused(ErrorType.TOO_MANY_REQUESTS, () -> people.ask(visitor, email, ReaderLanguage.ENGLISH));
        people.ask(visitor(), email, ReaderLanguage.ENGLISH);
    }

    @Test
    void onlyVisitorsSignInAndOnlyByEmail() {
        assertRefused(
                ErrorType.FORBIDDEN,
                () -> people.ask(
                        new Caller(UUID.randomUUID(), Caller.Kind.APPLICATION, UUID.randomUUID()),
                        email,
                        ReaderLanguage.ENGLISH));
        assertRefused(ErrorType.INVALID, () -> people.ask(visitor(), "nobody", ReaderLanguage.ENGLISH));
        assertRefused(ErrorType.INVALID, () -> people.ask(visitor(), null, ReaderLanguage.ENGLISH));
        assertRefused(
                ErrorType.NOT_CONFIGURED,
                () -> new Beans().get(PersonService.class).ask(visitor(), email, ReaderLanguage.ENGLISH));
    }

    @Test
    void aLinkThatWasNotSentIsDueAgain() throws Exception {
        Sql.update("delete from sign_in");
        people.ask(visitor(), email, ReaderLanguage.ENGLISH);
        Duration lease = Duration.ofSeconds(30);
        AskedSignIn asked = people.next(lease).orElseThrow();
        assertThat(people.next(lease)).isEmpty();
        Sql.update("update sign_in set next_attempt_at = now() where id = ?", asked.id());
        assertThat(people.next(lease)).contains(asked);
        people.sent(asked.id());
        assertThat(Sql.column("select next_attempt_at from sign_in where id = ?", asked.id()))
                .containsOnlyNulls();
    }
}
