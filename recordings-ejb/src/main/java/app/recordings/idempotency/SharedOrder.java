package app.recordings.idempotency;

import app.recordings.trace.Tracing;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What one of several requests asks for whose transaction is one.
 *
 * @param made is told the id of what was made, in the transaction; when it fails, this request is to make nothing
 * @param trace the request's own step, as {@link Tracing#current} tells it; null when it is not traced
 */
public record SharedOrder<T>(T content, Consumer<UUID> made, String trace) {
    /** Of the current thread's request. */
    public SharedOrder(T content, Consumer<UUID> made) {
        this(content, made, Tracing.current());
    }

    /** Of a request without a key. */
    public static <T> SharedOrder<T> of(T content) {
        return new SharedOrder<>(content, id -> {});
    }
}
