package app.recordings.idempotency;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * What one of several requests asks for whose transaction is one.
 *
 * @param made is told the id of what was made, in the transaction; when it fails, this request is to make nothing
 */
public record SharedOrder<T>(T content, Consumer<UUID> made) {
    /** Of a request without a key. */
    public static <T> SharedOrder<T> of(T content) {
        return new SharedOrder<>(content, id -> {});
    }
}
