package app.recordings.job;

import java.time.Duration;
import java.util.Optional;

/**
 * How long everybody's queue is.
 *
 * @param depth jobs that are queued, those between two attempts too
 * @param oldest since the one of them was made that was made first; empty when the queue is
 */
public record QueueState(long depth, Optional<Duration> oldest) {}
