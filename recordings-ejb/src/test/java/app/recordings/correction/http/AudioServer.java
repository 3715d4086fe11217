package app.recordings.correction.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks the audio service's side over a real socket, as a test tells it to. */
final class AudioServer implements AutoCloseable {
    private static final int LIMIT_SECONDS = 20;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    /** What is done with a call. */
    interface Script {
        void run(Call call) throws IOException, InterruptedException;
    }

    AudioServer(Script script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            try (exchange) {
                script.run(new Call(exchange));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        stopping.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    /** One call, from the server's side. */
    final class Call {
        private final HttpExchange exchange;

        Call(HttpExchange exchange) {
            this.exchange = exchange;
        }

        String target() {
            return exchange.getRequestURI().toString();
        }

        InputStream body() {
            return exchange.getRequestBody();
        }

        String text() throws IOException {
            return new String(body().readAllBytes(), StandardCharsets.UTF_8);
        }

        /** Accepts the call; lines follow. */
        Call accept() throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            return this;
        }

        Call line(String json) throws IOException {
            exchange.getResponseBody().write((json + "\n").getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            return this;
        }

        /** Ends the answer as an answer should end. */
        void end() throws IOException {
            exchange.getResponseBody().close();
        }

        void refuse(int status, String problem) throws IOException {
            byte[] bytes = problem.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().close();
        }

        Call header(String name, String value) {
            exchange.getResponseHeaders().set(name, value);
            return this;
        }

        /** Sends a whole refusal, and neither reads on nor closes. */
        void refuseAndStay(int status, String problem) throws IOException {
            byte[] bytes = problem.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        }

        /** Sends a refusal without ending it. */
        Call beginRefusal(int status, String problem) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(problem.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            return this;
        }

        /** Drops the connection in the middle of the answer. */
        void breakOff() {
            exchange.close();
        }

        Call pause(Duration length) throws InterruptedException {
            stopping.await(length.toMillis(), TimeUnit.MILLISECONDS);
            return this;
        }

        /** Says and reads nothing until the test is over. */
        void hang() throws InterruptedException {
            stopping.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
