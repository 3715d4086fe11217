package app.recordings.idempotency;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a request is to make once.
 *
 * @param make makes it, in the transaction that remembers the key
 * @param id of what was made
 * @param find finds again what was made; fails with {@code not-found} when it is gone
 * @param keep for how long the key is remembered; null for as long as what was made exists
 */
public record Creation<T>(Supplier<T> make, Function<T, UUID> id, Function<UUID, T> find, Duration keep) {
    /** For how long keys are remembered that do not live with what they made. */
    public static final Duration USUAL = Duration.ofHours(24);
}
