package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** An engine that hears nothing in everything. */
final class DeafEngine implements HttpHandler {
    private static final String HEALTH = """
            {"status":"ready","engines":{},"languages":["en"],"workers":1,"running":0,"queued":0}""";
    private static final String HEARD = """
            {"type":"result","text":"","language":"en","durationMs":100,"words":[],"engine":"fake"}
            """;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var health = exchange.getRequestURI().getPath().equals("/health");
        var body = (health ? HEALTH : HEARD).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", health ? "application/json" : "application/x-ndjson");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
