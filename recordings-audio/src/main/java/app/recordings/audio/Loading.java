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
    private final Supplier<T> loader;
    private final CompletableFuture<T> future = new CompletableFuture<>();

    /** @param name the engine's, known before it has loaded */
    public Loading(String name, Supplier<T> loader) {
        this.name = name;
        this.loader = loader;
    }

    /** Begins to load. */
    void start(Executor executor) {
        executor.execute(this::load);
    }

    private void load() {
        long start = System.nanoTime();
        try {
            T engine = loader.get();
            LOG.info(
                    "{} ready after {} ms",
                    name,
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
            future.complete(engine);
        } catch (RuntimeException | Error e) {
            LOG.error("{} does not start", name, e);
            future.completeExceptionally(e);
        }
    }

    public String name() {
        return name;
    }

    /** Completes when the engine is ready, exceptionally when it does not start. */
    CompletableFuture<T> future() {
        return future;
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
