package app.recordings.audio.engine;

import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls to an engine that is an HTTP server. Its failures are those of {@link EngineServer}. */
public final class EngineHttp {
    private static final int LARGEST_ANSWER = 64 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final EngineChoice engine;
    private final EngineServer server;

    /** @param limit of one call, from its beginning to the last byte of its answer */
    public EngineHttp(EngineChoice engine, Duration limit) {
        this.engine = engine;
        this.server = new EngineServer(engine, limit, "did not answer within");
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
            HttpResponse<byte[]> answer = server.await(exchange, work);
            if (answer.statusCode() != 200) {
                throw server.failed("answered " + answer.statusCode(), null);
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

    /** For an answer that is not what the protocol says. */
    public WorkException rubbish(Throwable cause) {
        return server.rubbish(cause);
    }
}
