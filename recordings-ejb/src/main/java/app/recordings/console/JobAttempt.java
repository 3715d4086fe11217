package app.recordings.console;

import app.recordings.job.JobError;
import java.time.Duration;
import java.time.Instant;

/**
 * One time that a worker had a job.
 *
 * @param number from 1, and again from 1 when the job began anew
 * @param node where
 * @param endedAt null while it lasts
 * @param outcome {@code completed}, {@code retrying}, {@code failed}, {@code released} or {@code cancelled}; null while it lasts
 * @param error null when nothing went wrong
 */
public record JobAttempt(int number, String node, Instant startedAt, Instant endedAt, String outcome, JobError error) {
    /** In milliseconds; null while it lasts. */
    public Long durationMs() {
        return endedAt == null ? null : Duration.between(startedAt, endedAt).toMillis();
    }
}
