package app.recordings.audio.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An engine's server on a real socket, which says what a test tells it to and keeps what it was asked. */
public final class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile byte[] answer = {};
    private volatile Optional<byte[]> next = Optional.empty();
    private volatile boolean silent;
    private volatile String path = "";
    private volatile String authorization = "";
    private volatile String asked = "";

    public FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        path = exchange.getRequestURI().getPath();
        authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (silent) {
            awaitEnd();
        }
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
        next.ifPresent(bytes -> answer = bytes);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public FakeServer answers(int newStatus, String text) {
        return answers(newStatus, text.getBytes(StandardCharsets.UTF_8));
    }

    public FakeServer answers(int newStatus, byte[] bytes) {
        status = newStatus;
        answer = bytes;
        return this;
    }

    /** What all calls but the first are answered. */
    public FakeServer then(String text) {
        next = Optional.of(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public FakeServer isSilent() {
        silent = true;
        return this;
    }

    /** Whether a call hangs here. */
    public boolean wasAsked() {
        return !path.isEmpty();
    }

    public EngineChoice choice(String name, String model) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new EngineChoice(name, Optional.of(url), Optional.of(model), Optional.of("secret"));
    }

    public String path() {
        return path;
    }

    public String authorization() {
        return authorization;
    }

    public String asked() {
        return asked;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
