package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An audio service that hears nothing in everything, breaks connections off when told to, and counts its calls. */
final class FakeEngine implements AutoCloseable {
    private static final String HEALTH = """
            {"status":"ready","engines":{},"languages":["en"],"workers":1,"running":0,"queued":0}""";
    private static final String HEARD = """
            {"type":"result","text":"","language":"en","durationMs":100,"words":[],"engine":"fake"}
            """;

    private final HttpServer server;
    private final List<Instant> calls = new CopyOnWriteArrayList<>();
    private volatile int toBreak;

    FakeEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/health", exchange -> answer(exchange, "application/json", HEALTH));
        server.createContext("/transcriptions", this::transcribe);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** When it was asked to transcribe. */
    List<Instant> calls() {
        return calls;
    }

    /** @param count of the calls from now on whose connection it breaks off */
    void breakNext(int count) {
        calls.clear();
        toBreak = count;
    }

    void heal() {
        toBreak = 0;
    }

    private void transcribe(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        calls.add(Instant.now());
        if (calls.size() <= toBreak) {
            exchange.close();
        } else {
            answer(exchange, "application/x-ndjson", HEARD);
        }
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        var body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
