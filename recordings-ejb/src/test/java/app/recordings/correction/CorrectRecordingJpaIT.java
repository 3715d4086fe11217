package app.recordings.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ProblemException;
import app.recordings.harness.Sql;
import app.recordings.job.JobStatus;
import app.recordings.recording.RecordingView;
import app.recordings.recording.StoredAudio;
import app.recordings.recording.Transcript;
import app.recordings.storage.ObjectStorage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The whole life of a correction on the real database; only the engine and the broker are the test's. */
class CorrectRecordingJpaIT extends CorrectionFixture {
    @Test
    void recordingIsUnderstoodCorrectedAndSpoken() throws Exception {
        worker.work(jobId);
        deliver();

        RecordingView done = view();
        assertThat(done.job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(done.text()).isEqualTo("he go home");
        assertThat(done.correctedText()).isEqualTo("He goes home.");
        assertThat(done.recording().durationMs()).isEqualTo(1500);
        assertThat(audio.heard).isEqualTo("fLaC music");

        Transcript transcript = recordings.transcript(owner, id);
        assertThat(transcript.words()).isEqualTo(FakeAudioService.WORDS);
        assertThat(transcript.corrections()).isEqualTo(FakeAudioService.CORRECTIONS);
        assertThat(transcript.peaks()).containsExactly(5, 95);
        assertThat(transcript.speechPeaks()).containsExactly(60);
        StoredAudio speech = recordings.correctedAudio(owner, id);
        try (InputStream stored = beans.get(ObjectStorage.class).read(speech.objectId(), 0)) {
            assertThat(new String(stored.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("spoken: He goes home.");
        }
        assertThat(types()).containsExactly("recording.queued", "recording.processing", "recording.completed");
    }

    @Test
    void laterAttemptRepeatsNoStageThatWasReached() throws Exception {
        audio.speaking = new AudioServiceException.Broken("the voice is hoarse");
        worker.work(jobId);
        deliver();
        assertThat(view().job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(view().text()).as("shown as soon as understood").isEqualTo("he go home");

        audio.speaking = null;
        due();
        worker.work(jobId);
        deliver();
        assertThat(view().job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(view().job().error()).isEmpty();
        assertThat(audio.calls).containsExactly("transcribe", "correct", "speak", "speak");
    }

    @Test
    void stageThatTookLongIsStoredBeforeTheNext() throws Exception {
        assertThat(transcriptsBeforeCorrecting(Duration.ofMillis(100))).isZero();
        sql("update job set status = 'queued' where id = ?");
        assertThat(transcriptsBeforeCorrecting(Duration.ofSeconds(1))).isEqualTo(1);
    }

    private long transcriptsBeforeCorrecting(Duration recognition) throws Exception {
        List<Long> stored = new ArrayList<>();
        audio.during = () -> beans.clock().advance(recognition);
        audio.beforeCorrecting = () -> {
            stored.add(transcripts());
            sql("update job set lease = gen_random_uuid() where id = ?");
        };
        worker.work(jobId);
        return stored.get(0);
    }

    private long transcripts() {
        try {
            return Sql.number("select count(*) from transcript where owner_id = ?", owner);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void silenceCompletesWithAnEmptyText() throws Exception {
        audio.text = "";
        worker.work(jobId);
        deliver();
        assertThat(view().job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(view().text()).isEmpty();
        assertThat(view().job().error()).isEmpty();
        assertThat(audio.calls).containsExactly("transcribe");
        assertThatThrownBy(() -> recordings.correctedAudio(owner, id)).isInstanceOf(ProblemException.class);
    }

    @Test
    void undecodableAudioFailsAtOnceByWayOfTheDeadLetters() throws Exception {
        audio.transcribing = new AudioServiceException.Refused("undecodable-audio", "This is no audio.");
        worker.work(jobId);
        deliver();
        assertThat(view().job().status()).as("until the dead letter is read").isEqualTo(JobStatus.PROCESSING);
        deliver();
        assertThat(view().job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(view().job().error()).get().satisfies(error -> assertThat(error.code())
                .isEqualTo("undecodable-audio"));
        assertThat(types()).containsExactly("recording.queued", "recording.processing", "recording.failed");
    }

    @Test
    void outageUsesNoAttemptThoughNothingCanBeStored() throws Exception {
        audio.speaking = new AudioServiceException.Busy(Duration.ofSeconds(7));
        // which the store refuses to have twice
        audio.beforeCorrecting = () -> sql("""
                insert into transcript (id, owner_id, recording_id, text, words, peaks, speech_peaks, recognizer, created_at,
                    language, version)
                select id, owner_id, recording_id, 'x', '[]', '[]', '[]', 'another', now(), 'en', 0 from job where id = ?
                """);
        worker.work(jobId);
        assertThat(broker.sent).isEmpty();
        assertThat(view().job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(view().job().attempts()).isZero();
    }

    @Test
    void outageUsesNoAttempt() throws Exception {
        audio.transcribing = new AudioServiceException.Busy(Duration.ofSeconds(7));
        worker.work(jobId);
        assertThat(broker.sent).isEmpty();
        assertThat(view().job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(view().job().attempts()).isZero();
        assertThat(view().job().nextAttemptAt()).isNotNull();
    }

    @Test
    void serviceThatIsAwayIsAskedNoMoreUntilItIsThereAgain() throws Exception {
        audio.transcribing = new AudioServiceException.Away("refused", null);
        worker.work(jobId);
        assertThat(view().job().attempts()).isZero();
        due();
        worker.work(jobId);
        assertThat(audio.calls).containsExactly("transcribe");

        audio.transcribing = null;
        beans.get(EngineLanguages.class).refresh();
        due();
        worker.work(jobId);
        deliver();
        assertThat(view().job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(view().job().attempts()).isEqualTo(1);
    }

    @Test
    void recordingDeletedMeanwhileLeavesNothing() throws Exception {
        audio.during = () -> recordings.delete(owner, id);
        worker.work(jobId);
        assertThat(broker.sent).isEmpty();
        for (String table : List.of("recording", "job", "transcript", "stored_chunk")) {
            assertThat(Sql.number("select count(*) from " + table + " where owner_id = ?", owner))
                    .as(table)
                    .isZero();
        }
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void workerThatLostItsLeaseStoresNothing() throws Exception {
        audio.during = () -> sql("update job set lease = gen_random_uuid() where id = ?");
        worker.work(jobId);
        assertThat(broker.sent).isEmpty();
        assertThat(Sql.number("select count(*) from transcript where owner_id = ?", owner))
                .isZero();
        assertThat(view().job().status()).isEqualTo(JobStatus.PROCESSING);
    }

    @Test
    void resultIsAppliedWithoutTheBroker() throws Exception {
        broker.away = true;
        worker.work(jobId);
        assertThat(view().job().status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void interruptedWorkerGivesTheJobBack() throws Exception {
        audio.during = () -> Thread.currentThread().interrupt();
        audio.sleeps = true;
        worker.work(jobId);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(view().job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(view().job().attempts()).isZero();
    }

    @Test
    void unexpectedFailureCountsAsAnAttempt() throws Exception {
        audio.during = () -> {
            throw new IllegalStateException("a bug");
        };
        worker.work(jobId);
        deliver();
        assertThat(view().job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(view().job().attempts()).isEqualTo(1);
        assertThat(view().job().error()).get().satisfies(error -> assertThat(error.message())
                .doesNotContain("bug"));
    }

    @Test
    void transcriptOfAnEarlierJobIsServedUntilTheNewOneCompletes() throws Exception {
        worker.work(jobId);
        deliver();
        UUID served = recordings.transcript(owner, id).id();
        assertThat(served).isEqualTo(jobId);
        assertThat(view().recording().transcriptId()).isEqualTo(jobId);
    }
}
