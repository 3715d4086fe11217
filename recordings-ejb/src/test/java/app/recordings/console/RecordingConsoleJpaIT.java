package app.recordings.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.recording.Languages;
import app.recordings.time.Ids;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators find of recordings, and when they hear them. */
class RecordingConsoleJpaIT {
    private final Beans beans = new Beans()
            .handlers(List.of())
            .put(Languages.class, () -> Set.of("en"))
            .configure("recordings.signing-key", "a key of at least thirty-two characters");
    private final UUID owner = UUID.randomUUID();
    private final String word = "word" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private RecordingConsoleService console;

    @BeforeEach
    void useTheDatabasesStore() throws ClassNotFoundException {
        beans.use(app.recordings.storage.ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage");
        console = beans.get(RecordingConsoleService.class);
    }

    @Test
    void recordingsAreFoundByIdAddressWordsAndTime() throws SQLException {
        UUID first = recording(word + "@example.org", "nothing of note");
        UUID second = recording(null, "the " + word + " was spoken");
        Instant now = beans.clock().instant();
        Period soon = new Period(now.plusSeconds(3600), null);
        Period today = new Period(now.minusSeconds(3600), now.plusSeconds(3600));
        assertThat(ids(new RecordingSearch(first, null, null, Period.ANY))).containsExactly(first);
        assertThat(ids(new RecordingSearch(
                        null, word.toUpperCase(java.util.Locale.ROOT) + "@Example.org", null, Period.ANY)))
                .containsExactly(first);
        assertThat(ids(new RecordingSearch(null, null, word, Period.ANY))).containsExactly(second);
        assertThat(ids(new RecordingSearch(null, null, word, soon))).isEmpty();
        assertThat(ids(RecordingSearch.in(soon))).doesNotContain(first, second);
        assertThat(ids(RecordingSearch.in(today))).containsSubsequence(second, first);
        assertThat(console.get(first).caller()).isEqualTo("visitor");
        assertThatThrownBy(() -> console.get(UUID.randomUUID())).isInstanceOf(ProblemException.class);
    }

    @Test
    void audioIsOpenToWhoOpenedItForAWhile() throws SQLException {
        UUID id = recording(null, "hello");
        OpenedRecording opened = console.open(id, "ann");
        assertThat(opened.text()).isEqualTo("hello");
        assertThat(opened.hasSpeech()).isFalse();
        assertThat(console.audio(id, false, "ann", opened.grant()).objectId()).isEqualTo(id);
        assertRefused(id, "bob", opened.grant());
        assertRefused(recording(null, "other"), "ann", opened.grant());
        for (String wrong : new String[] {null, "", "1.x", opened.grant() + "x", "9" + opened.grant()}) {
            assertRefused(id, "ann", wrong);
        }
        beans.clock().advance(Duration.ofMinutes(31));
        assertRefused(id, "ann", opened.grant());
    }

    private void assertRefused(UUID id, String who, String grant) {
        assertThatThrownBy(() -> console.audio(id, false, who, grant))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.FORBIDDEN));
    }

    private List<UUID> ids(RecordingSearch search) {
        return console.page(search, new IdPageRequest(null, null, 200)).rows().stream()
                .map(RecordingRow::id)
                .toList();
    }

    private UUID recording(String email, String text) throws SQLException {
        UUID id = Ids.next();
        UUID job = Ids.next();
        Sql.update("""
                insert into job (id, owner_id, type, parameters, recording_id, status, attempts, max_attempts, created_at)
                values (?, ?, 'correct-recording', '{}', ?, 'completed', 1, 5, now())
                """, job, owner, id);
        Sql.update("""
                insert into recording (id, owner_id, job_id, transcript_id, email, language, content_type, size_bytes, sha256, created_at)
                values (?, ?, ?, ?, ?, 'en', 'audio/wav', 10, 'abc', now())
                """, id, owner, job, job, email);
        Sql.update("""
                insert into transcript (id, owner_id, recording_id, text, words, recognizer, language, created_at)
                values (?, ?, ?, ?, '[]', 'test', 'en', now())
                """, job, owner, id, text);
        return id;
    }
}
