package app.recordings.privacy;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import java.time.Duration;
import java.util.List;

/**
 * How long recordings are kept.
 *
 * @param keep null for ever
 * @param isInherited whether the operator says so, as the application does not
 */
public record Retention(Duration keep, boolean isInherited) {
    static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** What an application asks for. */
    static Retention of(long milliseconds) {
        Duration asked = Duration.ofMillis(milliseconds);
        if (asked.compareTo(SHORTEST) < 0 || asked.compareTo(LONGEST) > 0) {
            throw ProblemException.invalid(List.of(new Violation(
                    "recordingsMs",
                    "body",
                    "Recordings are kept for %d to %d ms.".formatted(SHORTEST.toMillis(), LONGEST.toMillis()))));
        }
        return new Retention(asked, false);
    }
}
