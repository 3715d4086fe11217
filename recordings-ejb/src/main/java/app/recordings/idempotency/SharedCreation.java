package app.recordings.idempotency;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a request is to make once, in a transaction that several requests share.
 *
 * @param make makes it; in the transaction it hands the id to what it is given, which remembers the key there
 * @param find finds again what was made
 */
public record SharedCreation<T>(Function<Consumer<UUID>, T> make, Function<UUID, T> find) {}
