package app.recordings.recording;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import java.time.Duration;
import java.util.List;

/** How long a link works: from a minute to a year, a week unless said. */
public record RecordingLinkLife(Duration duration) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration USUAL = Duration.ofDays(7);

    /** @param milliseconds null for the usual one */
    public static RecordingLinkLife of(Long milliseconds) {
        Duration asked = milliseconds == null ? USUAL : Duration.ofMillis(milliseconds);
        if (asked.compareTo(SHORTEST) < 0 || asked.compareTo(LONGEST) > 0) {
            throw ProblemException.invalid(List.of(new Violation(
                    "expiresInMs",
                    "body",
                    "A link works for %d to %d ms.".formatted(SHORTEST.toMillis(), LONGEST.toMillis()))));
        }
        return new RecordingLinkLife(asked);
    }
}
