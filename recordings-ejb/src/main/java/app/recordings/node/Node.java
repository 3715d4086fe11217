package app.recordings.node;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A node of the product: one run of the server.
 *
 * @param id another one at each start
 * @param name of its machine, and its process there, as the attempts of jobs name it
 * @param silence since it was last heard of
 */
public record Node(UUID id, String name, String version, Instant startedAt, Duration silence, Load load) {
    private static final Duration GONE = Duration.ofSeconds(15);

    /** It has not been heard of for so long that it must have died, or is cut off. */
    public boolean isGone() {
        return silence.compareTo(GONE) > 0;
    }
}
