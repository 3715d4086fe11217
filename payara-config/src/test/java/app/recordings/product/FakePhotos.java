package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** A provider of pictures, of which each is another one; away, slow or silent when told to. */
final class FakePhotos implements AutoCloseable {
    static final String KEY = "the-providers-secret-key";

    private final HttpServer server;
    private final byte[] picture = picture();
    private final AtomicInteger made = new AtomicInteger();
    private final List<Instant> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean away;
    private volatile Duration delay = Duration.ZERO;

    FakePhotos() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/photos/random", this::random);
        server.createContext(
                "/photos/used", exchange -> answer(exchange, 200, "application/json", "{}".getBytes(UTF_8)));
        server.createContext("/pictures", exchange -> answer(exchange, 200, "image/png", picture));
        server.start();
    }

    /** What the node is to be started with. */
    List<String> nodeOptions() {
        return List.of(
                "-Drecordings.image.provider.url=" + url(),
                "-Drecordings.image.provider.key=" + KEY,
                "-Drecordings.image.hourly-limit=1000000");
    }

    /** When it was asked for a picture. */
    List<Instant> asked() {
        return asked;
    }

    void away(boolean isAway) {
        away = isAway;
    }

    /** How long it takes to offer a picture. */
    void delay(Duration wait) {
        delay = wait;
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void random(HttpExchange exchange) throws IOException {
        asked.add(Instant.now());
        if (!("Client-ID " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "application/json", "{}".getBytes(UTF_8));
        } else if (away) {
            answer(exchange, 503, "text/html", "<html>away</html>".getBytes(UTF_8));
        } else {
            rest();
            int number = made.incrementAndGet();
            answer(exchange, 200, "application/json", """
                    {"id": "photo-%d", "width": 4000, "height": 3000, "urls": {"regular": "%s/pictures/%d.png"},
                     "links": {"html": "https://example.org/photos/%d", "download_location": "%s/photos/used/%d"},
                     "user": {"name": "Ann Example"}}
                    """.formatted(number, url(), number, number, url(), number)
                    .getBytes(UTF_8));
        }
    }

    private void rest() {
        try {
            if (closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
