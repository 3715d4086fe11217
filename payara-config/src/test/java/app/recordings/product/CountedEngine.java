package app.recordings.product;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An audio service that counts its calls and breaks connections off when told to; what is behind it answers the others. */
final class CountedEngine implements AutoCloseable {
    private static final String COUNTED = "/transcriptions";

    private final HttpServer server;
    private final HttpHandler behind;
    private final List<Instant> calls = new CopyOnWriteArrayList<>();
    private volatile int toBreak;

    CountedEngine(HttpHandler behind) throws IOException {
        this(behind, 0);
    }

    /** @param port 0 for any that is free */
    CountedEngine(HttpHandler behind, int port) throws IOException {
        this.behind = behind;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
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

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals(COUNTED)) {
            calls.add(Instant.now());
            if (calls.size() <= toBreak) {
                exchange.getRequestBody().readAllBytes();
                exchange.close();
                return;
            }
        }
        behind.handle(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
