package app.recordings.quota;

import java.time.Duration;

/**
 * How a caller or an address stands with the quota that it is nearest to the end of.
 *
 * @param isAdmitted false when the request is more than is left
 * @param remaining as far as this node knows; what other nodes gave out lately is counted when it asks next
 * @param reset until the window ends
 */
public record Standing(boolean isAdmitted, Quota quota, long limit, long remaining, Duration reset) {
    /** Whole seconds until the window ends, at least one. */
    public long resetSeconds() {
        return Math.max(1, reset.plusMillis(999).toSeconds());
    }

    /** Whether less of this one is left than of the other, in proportion. */
    public boolean isTighterThan(Standing other) {
        return (double) remaining / Math.max(1, limit) < (double) other.remaining / Math.max(1, other.limit);
    }
}
