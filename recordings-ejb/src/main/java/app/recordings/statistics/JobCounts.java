package app.recordings.statistics;

import java.time.Instant;

/**
 * What became of jobs within one step of time.
 *
 * @param start of the step
 * @param retried attempts that failed and were to be followed by another
 */
public record JobCounts(
        Instant start, long accepted, long completed, long failed, long retried, long cancelled, Latencies latencies) {
    static JobCounts none(Instant start) {
        return new JobCounts(start, 0, 0, 0, 0, 0, Latencies.NONE);
    }
}
