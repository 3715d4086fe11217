package app.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventFilter;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Recordings that go. */
class RecordingDeletionJpaIT extends RecordingFixture {
    RecordingDeletionJpaIT() throws ClassNotFoundException {}

    @Test
    void deletedRecordingIsGoneWithAllThatCameOfIt() throws Exception {
        UUID kept = submit(owner, null).recording().id();
        RecordingView view = submit(owner, null);
        UUID id = view.recording().id();
        UUID speech = transcribed(view);
        assertLeft(2);

        recordings.delete(owner, id);

        assertLeft(1);
        assertThat(Sql.number("select count(*) from stored_chunk where object_id in (?, ?)", id, speech))
                .isZero();
        assertThat(Sql.number("select count(*) from transcript where recording_id = ?", id))
                .isZero();
        assertThat(Sql.number("select count(*) from job where recording_id = ?", id))
                .isZero();
        assertRefused(ErrorType.NOT_FOUND, () -> recordings.get(owner, id));
        assertThat(ids(ALL)).containsExactly(kept);
        assertThat(events.slice(new EventFilter(owner, id, null), 0, 100).events())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo("recording.deleted");
                    assertThat(event.jobId()).isEqualTo(view.job().id());
                });
    }

    @Test
    void ofDeletionsAtTheSameMomentOneDoesIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID id = submit(owner, null).recording().id();
            List<Boolean> deletions = Together.run(8, () -> {
                try {
                    recordings.delete(owner, id);
                    return true;
                } catch (ProblemException e) {
                    assertThat(e.type()).isEqualTo(ErrorType.NOT_FOUND);
                    return false;
                }
            });
            assertThat(deletions).containsOnlyOnce(true);
            assertThat(events.slice(new EventFilter(owner, id, null), 0, 100).events())
                    .hasSize(1);
        }
    }
}
