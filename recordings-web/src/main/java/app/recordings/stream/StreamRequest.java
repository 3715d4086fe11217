package app.recordings.stream;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventFilter;
import app.recordings.event.EventService;
import app.recordings.job.JobService;
import app.recordings.recording.RecordingService;
import app.recordings.security.Caller;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** What a client asks of a stream, checked before it opens. */
@ApplicationScoped
public class StreamRequest {
    @Inject
    RecordingService recordings;

    @Inject
    JobService jobs;

    @Inject
    EventService events;

    /**
     * What a client sends.
     *
     * @param recordingId null for any
     * @param jobId null for any
     * @param after the last id that the client has; null for none, which starts at now
     */
    public record Wishes(String recordingId, String jobId, String after) {}

    /** To be asked before the client can know that its stream is open, as that is where it starts. */
    public Subscription subscription(Caller caller, Wishes wishes) {
        return new Subscription(
                filter(caller.ownerId(), wishes.recordingId(), wishes.jobId()), after(wishes.after()), caller.keyId());
    }

    EventFilter filter(UUID ownerId, String recordingId, String jobId) {
        UUID recording = recordingId == null ? null : id(recordingId, "recording");
        UUID job = jobId == null ? null : id(jobId, "job");
        if (recording != null) {
            recordings.get(ownerId, recording);
        }
        if (job != null) {
            jobs.get(ownerId, job);
        }
        return new EventFilter(ownerId, recording, job);
    }

    long after(String after) {
        if (after == null || after.isEmpty()) {
            return events.now();
        }
        try {
            return Optional.of(Long.parseLong(after)).filter(id -> id >= 0).orElseThrow();
        } catch (NumberFormatException | java.util.NoSuchElementException e) {
            throw new ProblemException(ErrorType.INVALID_PARAMETER, "This is no id of an event.");
        }
    }

    private static UUID id(String text, String what) {
        return Ids.parse(text).orElseThrow(() -> ProblemException.notFound(what));
    }
}
