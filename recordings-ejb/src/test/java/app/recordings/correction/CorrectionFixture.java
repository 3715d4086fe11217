package app.recordings.correction;

import app.recordings.broker.BrokerException;
import app.recordings.broker.MessageBroker;
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
import app.recordings.job.JobWorker;
import app.recordings.recording.Languages;
import app.recordings.recording.NewRecording;
import app.recordings.recording.RecordingService;
import app.recordings.recording.RecordingView;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A recording that was just sent, and the worker that may take it, on the real database; the engine and the broker are the test's. */
abstract class CorrectionFixture {
    final FakeAudioService audio = new FakeAudioService();
    final Broker broker = new Broker();
    private final List<JobHandler> handlers = new ArrayList<>();
    final Beans beans = new Beans()
            .put(AudioService.class, audio)
            .put(MessageBroker.class, broker)
            .put(EventPublisher.class, new Silence())
            .put(Languages.class, () -> Set.of("en"))
            .handlers(handlers);
    final UUID owner = UUID.randomUUID();
    RecordingService recordings;
    JobWorker worker;
    UUID id;
    UUID jobId;

    static final class Broker extends MessageBroker {
        final List<String> sent = new ArrayList<>();
        boolean away;

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
        handlers.add(beans.get(CorrectTextHandler.class));
        worker = beans.get(JobWorker.class);
        try (Spool spool = Spool.of(new ByteArrayInputStream("fLaC music".getBytes(StandardCharsets.US_ASCII)), 100)) {
            RecordingView made = recordings.submit(new NewRecording(owner, null, null, null, spool));
            id = made.recording().id();
            jobId = made.job().id();
        }
    }

    /** Hands what was sent to whom it was sent to, twice. */
    void deliver() throws Exception {
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

    RecordingView view() {
        return recordings.get(owner, id);
    }

    List<String> types() {
        return beans.get(EventService.class).slice(EventFilter.allOf(owner), 0, 100).events().stream()
                .map(Event::type)
                .toList();
    }

    void due() {
        sql("update job set next_attempt_at = now() where id = ?");
    }

    void sql(String update) {
        try {
            Sql.update(update, jobId);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
