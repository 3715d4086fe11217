package app.recordings.audio.engine;

import app.recordings.audio.work.Failure;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls to an engine that is an HTTP server. Each failure is an {@link Failure#ENGINE_FAILED} that names the engine. */
public final class EngineHttp {
    private static final long LOOK_EVERY_MS = 100;
    private static final int LARGEST_ANSWER = 64 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final EngineChoice engine;
    private final Duration limit;

    /** @param limit of one call, from its beginning to the last byte of its answer */
    public EngineHttp(EngineChoice engine, Duration limit) {
        this.engine = engine;
        this.limit = limit;
        engine.requiredUrl();
    }

    /**
     * Posts a body to a path below the engine's URL.
     *
     * @return the answer's body, at most 64 MiB
     * @throws java.util.concurrent.CancellationException soon after the work was cancelled
     */
    public byte[] post(String path, String contentType, BodyPublisher body, Work work) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", contentType)
                .POST(body);
        engine.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request.build(), answer -> new LimitedBody(LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> answer = await(exchange, work);
            if (answer.statusCode() != 200) {
                throw failed("answered " + answer.statusCode(), null);
            }
            return answer.body();
        } finally {
            exchange.cancel(true);
        }
    }

    private URI address(String path) {
        String base = engine.requiredUrl().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private <T> T await(CompletableFuture<T> exchange, Work work) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            work.check();
            try {
                return exchange.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Looks again, for as long as anybody waits.
            } catch (ExecutionException e) {
                throw failed("cannot be reached or broke off", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while an engine works", e);
            }
        }
        throw failed("did not answer within " + limit.toSeconds() + " s", null);
    }

    /** For an answer that is not what the protocol says. */
    public WorkException rubbish(Throwable cause) {
        return failed("answered something else than agreed", cause);
    }

    private WorkException failed(String what, Throwable cause) {
        Optional<String> host = engine.url().map(URI::getHost);
        return new WorkException(
                Failure.ENGINE_FAILED,
                "The engine " + engine.name() + " at " + host.orElse("?") + " " + what + ".",
                cause);
    }
}
