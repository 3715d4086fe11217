package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An engine that hears the same in everything, finds nothing to correct, and takes its time to hear when told to. */
final class TalkingEngine implements HttpHandler, AutoCloseable {
    private static final String HEALTH = """
            {"status":"ready","engines":{},"languages":["en"],"workers":4,"running":0,"queued":0}""";
    private static final String HEARD = """
            {"type":"result","text":"hello","language":"en","durationMs":100,"words":[],"engine":"fake"}""";
    private static final String CORRECTED = """
            {"type":"result","correctedText":"Hello.","corrections":[],"engine":"fake"}""";
    private static final String SPOKEN = """
            {"type":"audio","data":"GkXfow=="}
            {"type":"result","durationMs":100,"peaks":[1,2],"sizeBytes":4,"engine":"fake"}""";

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Duration hearing = Duration.ZERO;

    /** How long it takes to hear; each second it says how far it is. */
    void takesToHear(Duration length) {
        hearing = length;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath();
        var health = path.equals("/health");
        exchange.getResponseHeaders().set("Content-Type", health ? "application/json" : "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        if (path.equals("/transcriptions")) {
            tellProgress(exchange);
        }
        var last =
                switch (path) {
                    case "/health" -> HEALTH;
                    case "/transcriptions" -> HEARD;
                    case "/corrections" -> CORRECTED;
                    default -> SPOKEN;
                };
        say(exchange, last);
        exchange.close();
    }

    private void tellProgress(HttpExchange exchange) throws IOException {
        var length = hearing;
        var began = Instant.now();
        var spent = Duration.ZERO;
        while (spent.compareTo(length) < 0) {
            say(
                    exchange,
                    "{\"type\":\"progress\",\"progress\":%.3f}"
                            .formatted((double) spent.toMillis() / length.toMillis()));
            rest();
            spent = Duration.between(began, Instant.now());
        }
    }

    private void rest() throws IOException {
        try {
            if (closed.await(1, TimeUnit.SECONDS)) {
                throw new IOException("closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void say(HttpExchange exchange, String line) throws IOException {
        exchange.getResponseBody().write((line + "\n").getBytes(UTF_8));
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
