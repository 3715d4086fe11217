package app.recordings.audio.engine;

import app.recordings.audio.work.Failure;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An engine that is a server, whatever it speaks. Each failure is an {@link Failure#ENGINE_FAILED} that names it.
 *
 * @param limit the longest wait for one answer
 * @param exceeded what it did when the limit is reached, up to the number of seconds
 */
public record EngineServer(EngineChoice engine, Duration limit, String exceeded) {
    private static final long LOOK_EVERY_MS = 100;

    /** @throws IllegalArgumentException if the engine has no URL */
    public EngineServer {
        engine.requiredUrl();
    }

    /** @throws java.util.concurrent.CancellationException soon after the work was cancelled */
    public <T> T await(CompletableFuture<T> answer, Work work) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            work.check();
            try {
                return answer.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Looks again, for as long as anybody waits.
            } catch (ExecutionException e) {
                throw failed("cannot be reached or broke off", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while an engine works", e);
            }
        }
        throw failed(exceeded + " " + limit.toSeconds() + " s", null);
    }

    /** For an answer that is not what the protocol says. */
    public WorkException rubbish(Throwable cause) {
        return failed("answered something else than agreed", cause);
    }

    WorkException failed(String what, Throwable cause) {
        Optional<String> host = engine.url().map(URI::getHost);
        return new WorkException(
                Failure.ENGINE_FAILED,
                "The engine " + engine.name() + " at " + host.orElse("?") + " " + what + ".",
                cause);
    }
}
