package app.recordings.console;

import app.recordings.job.Job;
import app.recordings.job.JobError;
import java.time.Instant;
import java.util.UUID;

/** A job as administrators see it in lists; times as in {@link Job}. */
public record JobRow(
        UUID id,
        String type,
        String status,
        UUID ownerId,
        String caller,
        UUID recordingId,
        int attempts,
        int maxAttempts,
        JobError error,
        Instant createdAt,
        Instant startedAt,
        Instant completedAt,
        Instant nextAttemptAt) {

    static JobRow of(Job job, String caller) {
        return new JobRow(
                job.id(),
                job.type(),
                job.status().code(),
                job.ownerId(),
                caller,
                job.recordingId(),
                job.attempts(),
                job.maxAttempts(),
                job.error().orElse(null),
                job.createdAt(),
                job.startedAt(),
                job.completedAt(),
                job.nextAttemptAt());
    }

    static JobError error(String code, String message) {
        return code == null ? null : new JobError(code, message);
    }
}
