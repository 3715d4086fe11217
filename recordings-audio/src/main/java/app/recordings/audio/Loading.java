package app.recordings.audio;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine that loads beside everything else. */
public final class Loading<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    private final String name;
    private final CompletableFuture<T> future;

    private Loading(String name, CompletableFuture<T> future) {
        this.name = name;
        this.future = future;
    }

    /** @param name the engine's, known before it has loaded */
    public static <T> Loading<T> of(String name, Executor executor, Supplier<T> loader) {
        long start = System.nanoTime();
        CompletableFuture<T> future = CompletableFuture.supplyAsync(loader, executor);
        return new Loading<>(name, future.whenComplete((engine, failure) -> {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (failure == null) {
                LOG.info("{} ready after {} ms", name, took.toMillis());
            } else {
                LOG.error("{} does not start", name, failure);
            }
        }));
    }

    public String name() {
        return name;
    }

    public boolean ready() {
        return future.isDone() && !future.isCompletedExceptionally();
    }

    public boolean failed() {
        return future.isCompletedExceptionally();
    }

    /** The engine, once it has loaded. */
    public Optional<T> engine() {
        return ready() ? Optional.of(future.join()) : Optional.empty();
    }
}
