package app.recordings.console;

import app.recordings.job.Job;
import app.recordings.job.JobError;
import app.recordings.recording.Recording;
import java.time.Instant;
import java.util.UUID;

/**
 * What there is to know of a recording without listening to it.
 *
 * @param email for operators' eyes; null when none was given
 * @param durationMs null until it was decoded
 * @param error null when nothing went wrong
 */
public record RecordingRow(
        UUID id,
        UUID ownerId,
        String caller,
        String status,
        String email,
        String language,
        String contentType,
        long sizeBytes,
        String sha256,
        Long durationMs,
        Instant createdAt,
        UUID jobId,
        int attempts,
        JobError error) {

    static RecordingRow of(Recording recording, Job job, String caller) {
        return new RecordingRow(
                recording.id(),
                recording.ownerId(),
                caller,
                job.status().code(),
                recording.email(),
                recording.language(),
                recording.contentType(),
                recording.sizeBytes(),
                recording.sha256(),
                recording.durationMs(),
                recording.createdAt(),
                job.id(),
                job.attempts(),
                job.error().orElse(null));
    }
}
