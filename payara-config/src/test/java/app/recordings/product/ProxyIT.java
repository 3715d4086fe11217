package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Part;
import app.recordings.launcher.ProductSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product behind the reverse proxies whose configuration it brings along; those that this machine has. */
class ProxyIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** More than proxies take without being told. */
    private static final int LARGE_MS = 4 * 1024 * 1024 / 32;

    private static final OwnAuthority AUTHORITY = OwnAuthority.of("ip:127.0.0.1");

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(AUTHORITY.trusting())
            .build();
    private final Client client = Client.application();

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "haproxy"})
    void pageUploadsStreamsAndAddressesComeThrough(String program) throws Exception {
        assumeThat(Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"))
                .as("where " + program + " may be installed")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        try (var proxy = Proxy.start(program, AUTHORITY, RunningProduct.url())) {
            leadsToTls(proxy);
            var page = send(HttpRequest.newBuilder(proxy.url().resolve("/")));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'");
            hearsOfUploads(proxy.url());
            tellsWhatIsTooLarge(proxy.url());
            knowsWhereAClientIs(proxy.url());
        }
    }

    private void leadsToTls(Proxy proxy) throws Exception {
        var plain = send(HttpRequest.newBuilder(proxy.plainUrl().resolve("/chat")));
        assertThat(plain.statusCode()).isEqualTo(301);
        assertThat(plain.headers().firstValue("Location").orElse(""))
                .startsWith("https://")
                .endsWith("/chat");
    }

    private void hearsOfUploads(URI url) throws Exception {
        Queue<String> frames = new ConcurrentLinkedQueue<>();
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        var socket = browser.newWebSocketBuilder()
                .header(client.headers().get(0), client.headers().get(1))
                .buildAsync(URI.create(url.toString().replace("https", "wss") + "/ws/events"), new Listener(frames))
                .join();
        var stream = browser.sendAsync(asked(url, "/api/v1/events").build(), BodyHandlers.ofLines());
        var source = stream.thenAcceptAsync(answer -> answer.body().forEach(lines::add));
        await().atMost(SOON).until(stream::isDone);
        try {
            var large = Sound.silence(LARGE_MS);
            var accepted = send(asked(url, "/api/v1/recordings")
                    .header("Content-Type", large.contentType())
                    .POST(BodyPublishers.ofByteArray(large.bytes())));
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            var id = Answer.parse(accepted.body()).path("id").asText();
            send(asked(url, Client.path(id)).DELETE());
            await().atMost(SOON).until(() -> frames.stream().anyMatch(frame -> frame.contains("recording.queued")));
            await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.contains("recording.queued")));
        } finally {
            socket.abort();
            source.cancel(true);
        }
    }

    private void tellsWhatIsTooLarge(URI url) throws Exception {
        var refused = send(asked(url, "/api/v1/recordings")
                .header("Content-Type", "audio/wav")
                .POST(BodyPublishers.ofByteArray(new byte[26 * 1024 * 1024])));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("payload-too-large");
    }

    /** One of loopback's other addresses is the client's; what it claims besides is not believed. */
    private static void knowsWhereAClientIs(URI url) throws Exception {
        var key = "rk_" + UUID.randomUUID();
        var curl = new ProcessBuilder(
                        "curl",
                        "--silent",
                        "--insecure",
                        "--interface",
                        "127.0.0.7",
                        "--header",
                        "X-Forwarded-For: 203.0.113.9",
                        "--header",
                        "Authorization: Bearer " + key,
                        url + "/api/v1/recordings")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(curl.waitFor()).isZero();
        var log = ProductSession.product().log(Part.NODE);
        await().atMost(SOON).until(() -> Files.readString(log)
                .lines()
                .anyMatch(line -> line.contains("was refused") && line.contains("127.0.0.7")));
        assertThat(Files.readString(log)).doesNotContain("203.0.113.9");
    }

    private HttpRequest.Builder asked(URI url, String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .headers(client.headers().toArray(String[]::new));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private record Listener(Queue<String> frames) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            frames.add(text.toString());
            socket.request(1);
            return null;
        }
    }
}
