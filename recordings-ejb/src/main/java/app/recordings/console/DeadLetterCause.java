package app.recordings.console;

import app.recordings.job.JobError;
import java.time.Instant;

/** Jobs of one type that failed for good by the same error; first and last by when they did. */
public record DeadLetterCause(String type, JobError error, long count, Instant first, Instant last) {}
