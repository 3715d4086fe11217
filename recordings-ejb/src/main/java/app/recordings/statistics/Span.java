package app.recordings.statistics;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far back one looks, and in what steps. */
public enum Span {
    HOUR(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(1)),
    DAY(Duration.ofDays(1), Duration.ofMinutes(15), Duration.ofMinutes(1)),
    MONTH(Duration.ofDays(30), Duration.ofHours(6), Duration.ofHours(1));

    private final Duration length;
    private final Duration step;
    private final Duration grain;

    Span(Duration length, Duration step, Duration grain) {
        this.length = length;
        this.step = step;
        this.grain = grain;
    }

    public Duration length() {
        return length;
    }

    public Duration step() {
        return step;
    }

    /** Of the rows that a step is made of. */
    Duration grain() {
        return grain;
    }

    /** As addresses name it: {@code hour}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is none of this code. */
    public static Optional<Span> of(String code) {
        return Stream.of(values()).filter(span -> span.code().equals(code)).findFirst();
    }
}
