package app.recordings.statistics;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How long jobs took from accept to done, counted in steps: the first up to 10 ms, each further one 1.3 times as wide as the one
 * before, so that what is told lies at most 15 % beside the truth.
 *
 * @param counts of each step, {@link #STEPS} of them
 */
public record Latencies(List<Long> counts) {
    static final int STEPS = 64;
    static final double FIRST_MS = 10;
    static final double GROWTH = 1.3;

    public static final Latencies NONE = new Latencies(Collections.nCopies(STEPS, 0L));

    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** Both together. */
    public Latencies plus(Latencies other) {
        return new Latencies(IntStream.range(0, STEPS)
                .mapToObj(step -> counts.get(step) + other.counts.get(step))
                .toList());
    }

    /**
     * The time within which a part of the jobs was done.
     *
     * @param part such as 0.95
     * @return the middle of the step in which it lies; empty when there were none
     */
    public Optional<Duration> within(double part) {
        double wanted = part * count();
        long seen = 0;
        for (int step = 0; step < counts.size(); step++) {
            seen += counts.get(step);
            if (seen > 0 && seen >= wanted) {
                return Optional.of(Duration.ofMillis(Math.round(middle(step))));
            }
        }
        return Optional.empty();
    }

    private static double middle(int step) {
        return step == 0 ? FIRST_MS / 2 : FIRST_MS * Math.pow(GROWTH, step - 0.5);
    }
}
