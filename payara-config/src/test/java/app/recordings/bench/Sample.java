package app.recordings.bench;

import java.util.Arrays;
import java.util.Map;

/**
 * What was seen in one stretch of time.
 *
 * @param perSecond of what succeeded
 * @param p50 in ms, NaN where it was not measured, as the other two
 * @param failed requests without a right answer
 * @param cpu ms of each process for each one that succeeded
 * @param nodeMebibytes the node's memory at the end
 * @param note what else is to be told
 */
record Sample(
        double perSecond,
        double p50,
        double p95,
        double p99,
        long failed,
        Map<String, Double> cpu,
        long nodeMebibytes,
        String note) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** @param nanos how long each took, in any order */
    static Sample of(double perSecond, long[] nanos, long failed, Meter.Reading cost) {
        Arrays.sort(nanos);
        return new Sample(
                perSecond,
                at(nanos, 0.5),
                at(nanos, 0.95),
                at(nanos, 0.99),
                failed,
                cost.cpu(),
                cost.nodeMebibytes(),
                "");
    }

    Sample with(String told) {
        return new Sample(perSecond, p50, p95, p99, failed, cpu, nodeMebibytes, told);
    }

    /** In ms; NaN of nothing. */
    static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1) * share)] / NANOS_PER_MILLI;
    }
}
