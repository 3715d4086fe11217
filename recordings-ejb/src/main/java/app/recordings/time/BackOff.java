package app.recordings.time;

import java.time.Duration;

/** Exponential back-off: doubles from the first wait to the longest, each shortened by up to a quarter at random. */
public record BackOff(Duration first, Duration longest) {
    private static final int DOUBLINGS = 30;

    /**
     * @param attempt that failed, from 1
     * @param random from 0 (inclusive) to 1 (exclusive)
     */
    public Duration after(int attempt, double random) {
        double factor = Math.scalb(1.0, Math.min(attempt - 1, DOUBLINGS));
        double wait = Math.min(first.toMillis() * factor, longest.toMillis());
        return Duration.ofMillis(Math.round(wait * (1 - random / 4)));
    }
}
