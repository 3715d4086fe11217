package app.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.paging.PageRequest;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that open one recording, on a real database. */
class RecordingLinkJpaIT {
    private static final byte[] FLAC = "fLaC and some music".getBytes(StandardCharsets.US_ASCII);
    private static final RecordingLinkLife HOUR =
            RecordingLinkLife.of(Duration.ofHours(1).toMillis());
    private static final PageRequest ALL = new PageRequest(null, PageRequest.LARGEST);

    private final Beans beans = new Beans()
            .put(Languages.class, () -> Set.of("en"))
            .configure("recordings.signing-key", "a key of the operator, long enough")
            .handlers(List.of())
            .use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage");
    private final RecordingLinkService links = beans.get(RecordingLinkService.class);
    private final RecordingService recordings = beans.get(RecordingService.class);
    private final UUID owner = UUID.randomUUID();
    private final UUID recording = recorded();

    RecordingLinkJpaIT() throws Exception {}

    private UUID recorded() throws IOException {
        try (Spool audio = Spool.of(new ByteArrayInputStream(FLAC), FLAC.length)) {
            NewRecording order = new NewRecording(owner, null, "en", "audio/flac", audio);
            return recordings.submit(order).recording().id();
        }
    }

    private static void assertNotThere(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(ErrorType.NOT_FOUND));
    }

    private List<UUID> listed() {
        return links.list(owner, recording, ALL).rows().stream()
                .map(RecordingLink::id)
                .toList();
    }

    @Test
    void opensItsRecordingUntilItExpires() {
        NewRecordingLink made = links.issue(owner, recording, HOUR);
        SharedRecording shared = links.open(made.token());
        assertThat(shared.recording().id()).isEqualTo(recording);
        assertThat(shared.isSpoken()).isFalse();
        assertThat(shared.expiresAt())
                .isEqualTo(beans.clock().instant().plus(Duration.ofHours(1)))
                .isEqualTo(made.link().expiresAt());
        beans.clock().advance(Duration.ofHours(1));
        assertNotThere(() -> links.open(made.token()));
        assertThat(listed()).isEmpty();
    }

    @Test
    void opensNothingOnceItIsRevoked() {
        String one = links.issue(owner, recording, HOUR).token();
        NewRecordingLink other = links.issue(owner, recording, HOUR);
        links.revoke(owner, recording, other.link().id());
        assertNotThere(() -> links.open(other.token()));
        assertNotThere(() -> links.revoke(owner, recording, other.link().id()));
        assertThat(links.open(one).recording().id()).isEqualTo(recording);
        links.revoke(owner, recording);
        assertNotThere(() -> links.open(one));
    }

    @Test
    void opensNothingOnceItsRecordingIsDeleted() {
        String token = links.issue(owner, recording, HOUR).token();
        recordings.delete(owner, recording);
        assertNotThere(() -> links.open(token));
        assertNotThere(() -> links.issue(owner, recording, HOUR));
    }

    @Test
    void cannotBeMadeListedOrRevokedByAnother() throws Exception {
        NewRecordingLink made = links.issue(owner, recording, HOUR);
        UUID stranger = UUID.randomUUID();
        assertNotThere(() -> links.issue(stranger, recording, HOUR));
        assertNotThere(() -> links.list(stranger, recording, ALL));
        assertNotThere(() -> links.revoke(stranger, recording));
        assertNotThere(() -> links.revoke(stranger, recording, made.link().id()));
        // one's own recording does not help to reach another's link
        assertNotThere(() -> links.revoke(owner, recorded(), made.link().id()));
        assertThat(listed()).containsExactly(made.link().id());
    }

    @Test
    void cannotBeGuessed() {
        String token = links.issue(owner, recording, HOUR).token();
        String signature = token.replaceFirst(".*\\.", "");
        String other = links.issue(owner, recording, HOUR).token().replaceFirst("\\..*", "");
        for (String forged : List.of("", ".", token + "x", token.replaceFirst("\\..*", ""), other + "." + signature)) {
            assertNotThere(() -> links.open(forged));
        }
    }

    @Test
    void areAllReachedBySmallPages() {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, links.issue(owner, recording, HOUR).link().id());
        }
        List<UUID> found = new ArrayList<>();
        PageRequest next = new PageRequest(null, 2);
        while (next != null) {
            var page = links.list(owner, recording, next);
            page.rows().forEach(link -> found.add(link.id()));
            next = page.next() == null ? null : new PageRequest(page.next(), 2);
        }
        assertThat(found).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 59_999, 31_622_400_001L, Long.MAX_VALUE})
    void liveFromAMinuteToAYear(long milliseconds) {
        assertThatThrownBy(() -> RecordingLinkLife.of(milliseconds))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.INVALID));
    }
}
