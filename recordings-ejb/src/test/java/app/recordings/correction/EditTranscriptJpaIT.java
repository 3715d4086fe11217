package app.recordings.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.harness.Transactions;
import app.recordings.job.Job;
import app.recordings.job.JobService;
import app.recordings.job.JobStatus;
import app.recordings.recording.RecordingView;
import app.recordings.recording.StoredAudio;
import app.recordings.recording.Transcript;
import app.recordings.recording.TranscriptEdit;
import app.recordings.recording.Word;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a text that a person has edited. */
class EditTranscriptJpaIT extends CorrectionFixture {
    private static final String EDITED = "He drove home, fast";

    @BeforeEach
    void complete() throws Exception {
        worker.work(jobId);
        deliver();
    }

    @Test
    void formerTranscriptIsServedUntilTheNewOneReplacesIt() throws Exception {
        Transcript former = recordings.transcript(owner, id);
        StoredAudio formerAudio = recordings.correctedAudio(owner, id);
        UUID job = edit(EDITED).job().id();

        assertThat(view().job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(view().text()).isEqualTo("he go home");
        audio.speaking = new AudioServiceException.Broken("the voice is hoarse");
        worker.work(job);
        assertThat(recordings.transcript(owner, id).tag()).isEqualTo(former.tag());
        assertThat(recordings.correctedAudio(owner, id)).isEqualTo(formerAudio);

        audio.speaking = null;
        deliver();
        Sql.update("update job set next_attempt_at = null where id = ?", job);
        worker.work(job);
        deliver();
        assertThat(view().job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(view().text()).isEqualTo(EDITED);
        assertThat(recordings.correctedAudio(owner, id)).isNotEqualTo(formerAudio);
        assertThat(audio.calls).containsExactly("transcribe", "correct", "speak", "correct", "speak", "speak");
        assertThat(kept()).containsExactly(job);
        assertThat(Sql.number("select count(*) from stored_chunk where object_id = ?", formerAudio.objectId()))
                .isZero();
    }

    @Test
    void wordsKeepTheirTime() throws Exception {
        UUID job = edit(EDITED).job().id();
        worker.work(job);
        deliver();
        assertThat(recordings.transcript(owner, id).words())
                .containsExactly(
                        new Word("He", 0, 200, 0.9),
                        new Word("drove", 200, 400, 1),
                        new Word("home,", 400, 900, 1),
                        new Word("fast", 900, 1500, 1));
    }

    @Test
    void failureLeavesTheFormerServed() throws Exception {
        Transcript former = recordings.transcript(owner, id);
        audio.speaking = new AudioServiceException.Refused("empty-text", "Nothing to say.");
        worker.work(edit(EDITED).job().id());
        deliver();
        deliver();
        assertThat(view().job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(recordings.transcript(owner, id).tag()).isEqualTo(former.tag());
        assertThat(recordings.correctedAudio(owner, id)).isNotNull();

        audio.speaking = null;
        recordings.retry(owner, id);
        worker.work(view().job().id());
        deliver();
        assertThat(view().text()).isEqualTo(EDITED);
    }

    @Test
    void anotherEditReplacesTheOneThatFailed() throws Exception {
        audio.speaking = new AudioServiceException.Refused("empty-text", "Nothing to say.");
        worker.work(edit(EDITED).job().id());
        deliver();
        deliver();
        audio.speaking = null;
        UUID second = edit("He walks home").job().id();
        assertThat(kept()).containsExactlyInAnyOrder(jobId, second);
        worker.work(second);
        deliver();
        assertThat(view().text()).isEqualTo("He walks home");
    }

    @Test
    void cancellingRestoresTheCompletedOne() throws Exception {
        Job job = edit(EDITED).job();
        Sql.update("update job set status = 'cancelled' where id = ?", job.id());
        beans.get(CorrectTextHandler.class).cancelled(job);
        assertThat(view().job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(view().job().id()).isEqualTo(jobId);
        assertThat(kept()).containsExactly(jobId);
    }

    @Test
    void nothingIsEditedWhileItIsWorkedOn() throws Exception {
        edit(EDITED);
        assertRefused(ErrorType.NOT_EDITABLE, new TranscriptEdit(EDITED, tag -> true));
        worker.work(view().job().id());
        assertRefused(ErrorType.NOT_EDITABLE, new TranscriptEdit(EDITED, tag -> true));
    }

    @Test
    void ofEditsAtTheSameMomentOneCounts() throws Exception {
        List<Boolean> edits = Together.run(8, () -> {
            try {
                edit(EDITED);
                return true;
            } catch (ProblemException e) {
                assertThat(e.type()).isEqualTo(ErrorType.NOT_EDITABLE);
                return false;
            }
        });
        assertThat(edits).containsOnlyOnce(true);
        assertThat(Sql.number("select count(*) from job where recording_id = ?", id))
                .isEqualTo(2);
    }

    @Test
    void editOfAnotherVersionIsRefused() throws Exception {
        String tag = recordings.transcript(owner, id).tag();
        assertRefused(ErrorType.PRECONDITION_FAILED, new TranscriptEdit(EDITED, seen -> false));
        worker.work(recordings
                .edit(owner, id, new TranscriptEdit(EDITED, tag::equals))
                .job()
                .id());
        deliver();
        assertRefused(ErrorType.PRECONDITION_FAILED, new TranscriptEdit(EDITED, tag::equals));
    }

    @Test
    void whatCannotBeSpokenIsRefused() {
        for (String text : new String[] {null, "", " \n", "?!", "a\u0000b", "a\ud800", "x".repeat(100_001)}) {
            assertThatThrownBy(() -> new TranscriptEdit(text, tag -> true))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.INVALID));
        }
    }

    @Test
    void deletionDuringAnEditLeavesNothing() throws Exception {
        edit(EDITED);
        audio.during = () -> {};
        recordings.delete(owner, id);
        for (String table : List.of("recording", "job", "transcript", "stored_chunk")) {
            assertThat(Sql.number("select count(*) from " + table + " where owner_id = ?", owner))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void jobThatWasOvertakenChangesNothing() throws Exception {
        Sql.update("update job set status = 'failed' where id = ?", jobId);
        edit(EDITED);
        beans.get(JobService.class).retry(jobId);
        worker.work(jobId);
        deliver();
        assertThat(view().job().status()).isEqualTo(JobStatus.QUEUED);
        Transactions.run(() -> assertThat(kept()).contains(view().job().id()));
    }

    private RecordingView edit(String text) {
        return recordings.edit(owner, id, new TranscriptEdit(text, tag -> true));
    }

    private List<UUID> kept() throws Exception {
        return Sql.column("select id from transcript where recording_id = ?", id).stream()
                .map(UUID::fromString)
                .toList();
    }

    private void assertRefused(ErrorType type, TranscriptEdit edit) {
        assertThatThrownBy(() -> recordings.edit(owner, id, edit))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}
