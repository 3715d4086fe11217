package app.recordings.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.broker.BrokerException;
import app.recordings.broker.MessageBroker;
import app.recordings.error.ProblemException;
import app.recordings.event.Event;
import app.recordings.event.EventFilter;
import app.recordings.event.EventPublisher;
import app.recordings.event.EventService;
import app.recordings.event.EventSignal;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.job.JobHandler;
import app.recordings.job.JobQueues;
import app.recordings.job.JobResult;
import app.recordings.job.JobResults;
import app.recordings.job.JobService;
import app.recordings.job.JobStatus;
import app.recordings.job.JobWorker;
import app.recordings.recording.Languages;
import app.recordings.recording.NewRecording;
import app.recordings.recording.RecordingService;
import app.recordings.recording.RecordingView;
import app.recordings.recording.StoredAudio;
import app.recordings.recording.Transcript;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole life of a correction on the real database; only the engine and the broker are the test's. */
class CorrectRecordingJpaIT {
    private final FakeAudioService audio = new FakeAudioService();
    private final Broker broker = new Broker();
    private final List<JobHandler> handlers = new ArrayList<>();
    private final Beans beans = new Beans()
            .put(AudioService.class, audio)
            .put(MessageBroker.class, broker)
            .put(EventPublisher.class, new Silence())
            .put(Languages.class, () -> Set.of("en"))
            .handlers(handlers);
    private final UUID owner = UUID.randomUUID();
    private RecordingService recordings;
    private JobWorker worker;
    private UUID id;
    private UUID jobId;

    private static final class Broker extends MessageBroker {
        private final List<String> sent = new ArrayList<>();
        private boolean away;

        @Override
        public void send(String queue, Collection<String> texts) throws BrokerException {
            if (away) {
                throw new BrokerException("away", null);
            }
            texts.forEach(text -> sent.add(queue + " " + text));
        }
    }

    private static final class Silence extends EventPublisher {
        @Override
        public void progress(UUID ownerId, EventSignal.Progress progress) {
            // Nobody listens.
        }
    }

    @BeforeEach
    void submit() throws Exception {
        recordings = beans.use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage")
                .get(RecordingService.class);
        handlers.add(beans.get(CorrectRecordingHandler.class));
        worker = beans.get(JobWorker.class);
        try (Spool spool = Spool.of(new ByteArrayInputStream("fLaC music".getBytes(StandardCharsets.US_ASCII)), 100)) {
            RecordingView made = recordings.submit(new NewRecording(owner, null, null, null, spool));
            id = made.recording().id();
            jobId = made.job().id();
        }
    }

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

    /** Hands what was sent to whom it was sent to, twice. */
    private void deliver() throws Exception {
        List<String> messages = List.copyOf(broker.sent);
        broker.sent.clear();
        for (String message : messages) {
            String queue = message.substring(0, message.indexOf(' '));
            JobResult result =
                    JobResult.parse(message.substring(queue.length() + 1)).orElseThrow();
            if (queue.equals(JobQueues.RESULTS)) {
                beans.get(JobResults.class).apply(result);
                beans.get(JobResults.class).apply(result);
            } else {
                beans.get(JobService.class).fail(result);
                beans.get(JobService.class).fail(result);
            }
        }
    }

    private RecordingView view() {
        return recordings.get(owner, id);
    }

    private List<String> types() {
        return beans.get(EventService.class).slice(EventFilter.allOf(owner), 0, 100).events().stream()
                .map(Event::type)
                .toList();
    }

    private void due() {
        sql("update job set next_attempt_at = now() where id = ?");
    }

    private void sql(String update) {
        try {
            Sql.update(update, jobId);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
