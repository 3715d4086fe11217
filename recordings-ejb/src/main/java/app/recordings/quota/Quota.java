package app.recordings.quota;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is limited: so much within a window that begins with its first use, or so much at a time. */
public enum Quota {
    REQUESTS_PER_MINUTE(Duration.ofMinutes(1)),
    REQUESTS_PER_DAY(Duration.ofDays(1)),
    UPLOADS_PER_MINUTE(Duration.ofMinutes(1)),
    UPLOADS_PER_DAY(Duration.ofDays(1)),
    /** Of bodies that are sent to us. */
    BYTES_PER_MINUTE(Duration.ofMinutes(1)),
    BYTES_PER_DAY(Duration.ofDays(1)),
    /** Wrong credentials, of an address only. */
    REFUSALS_PER_MINUTE(Duration.ofMinutes(1)),
    /** The audio of all recordings that an owner has, in bytes. */
    STORED_BYTES(null),
    /** That an owner has at a time. */
    QUEUED_JOBS(null);

    private final Duration window;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Quota(Duration window) {
        this.window = window;
    }

    /** As configuration and headers name it, such as {@code bytes-per-day}. */
    public String code() {
        return code;
    }

    /** As JSON names it, such as {@code bytesPerDay}. */
    String field() {
        return Pattern.compile("-(.)").matcher(code).replaceAll(letter -> letter.group(1)
                .toUpperCase(Locale.ROOT));
    }

    /** Empty where it counts what there is at a time. */
    public Optional<Duration> window() {
        return Optional.ofNullable(window);
    }

    long windowMs() {
        return window.toMillis();
    }

    public boolean isBytes() {
        return this == BYTES_PER_MINUTE || this == BYTES_PER_DAY;
    }

    static Optional<Quota> of(String code) {
        return Stream.of(values()).filter(quota -> quota.code.equals(code)).findFirst();
    }
}
