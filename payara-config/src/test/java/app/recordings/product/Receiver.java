package app.recordings.product;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A receiver of webhooks on a real socket, which answers 204 unless it was told otherwise. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();

    /** One POST. */
    record Received(HttpHeaders headers, String body) {
        String id() {
            return headers.firstValue("webhook-id").orElseThrow();
        }

        String type() {
            return Answer.parse(body).path("type").asText();
        }
    }

    Receiver() {
        this(null);
    }

    /** @param identity for HTTPS; null for HTTP */
    Receiver(SSLContext identity) {
        try {
            var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            if (identity == null) {
                server = HttpServer.create(address, 0);
            } else {
                var secured = HttpsServer.create(address, 0);
                secured.setHttpsConfigurator(new HttpsConfigurator(identity));
                server = secured;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    /** What a node that may call it is to be started with. */
    static List<String> nodeOptions() {
        return List.of("-Drecordings.webhook.allowed-networks=127.0.0.1,::1");
    }

    String url() {
        return server instanceof HttpsServer
                ? "https://localhost:" + server.getAddress().getPort() + "/hook"
                : "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** What it answers next, in turn. */
    synchronized void answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    List<Received> received() {
        return received;
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        received.add(new Received(
                HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(answers.isEmpty() ? 204 : answers.remove(), -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
