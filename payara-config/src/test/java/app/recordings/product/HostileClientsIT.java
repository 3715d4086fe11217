package app.recordings.product;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.launcher.Part;
import app.recordings.launcher.ProductSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow, silent, endless or no HTTP clients at all: none gets a 5xx, hangs, learns anything or harms another. */
class HostileClientsIT {
    private static final String RECORDINGS = "/api/v1/recordings";
    private static final String APPLICATIONS = "/api/v1/applications";
    private static final int SLOW_CLIENTS = 300;
    private static final Duration LONGEST_UPLOAD = Duration.ofSeconds(1);
    private static final int KIBIBYTE = 1024;
    private static final String INSIDES =
            "(?i)exception|glassfish|payara|grizzly|jersey|hibernate|\\bat [a-z]+\\.|java\\.|jakarta";

    private static Client client;
    private static long node;
    private static List<CompletableFuture<String>> stalled;

    /** They are silent while the other tests run. */
    @BeforeAll
    static void letSomeFallSilent() {
        client = Client.application();
        node = ProductSession.product().pid(Part.NODE);
        stalled = Stream.of(
                        RawRequest.upload(client, "Content-Length: 5000\r\n") + "RIFF",
                        RawRequest.upload(client, "Transfer-Encoding: chunked\r\n") + "4\r\nRIFF\r\n",
                        RawRequest.upload(client, "Content-Length: 5000\r\n").replace("audio/wav", Form.TYPE) + "--"
                                + Form.BOUNDARY,
                        "POST " + APPLICATIONS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 50\r\n\r\n{\"na")
                .map(request ->
                        CompletableFuture.supplyAsync(() -> silent(request), runnable -> new Thread(runnable).start()))
                .toList();
    }

    private static String silent(String request) {
        try (var connection = RawRequest.open()) {
            return connection.send(request).problem();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterAll
    static void isWellAfterAll() {
        Client.stranger().get("/health/ready").is(200);
        assertThat(ProductSession.product().pid(Part.NODE)).isEqualTo(node);
        client.completed(client.accepted(Sound.silence(100)));
    }

    @Test
    void endsTheWaitForABodyThatFallsSilent() {
        for (var answer : stalled) {
            assertThat(answer.join())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("/request-timeout")
                    .doesNotContainPattern(INSIDES);
        }
    }

    @Test
    void servesOthersWhileManyAreSlow() throws Exception {
        var slow = new ArrayList<RawRequest>();
        var enough = new AtomicBoolean();
        var head = RawRequest.upload(client, "Content-Length: 1000000\r\n").getBytes(ISO_8859_1);
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                slow.add(RawRequest.open().send(head));
            }
            var dripping = CompletableFuture.runAsync(() -> drip(slow, enough));
            var other = Client.application();
            other.accepted(Sound.silence(100));
            var took = IntStream.range(0, 5).mapToObj(i -> timed(other)).toList();
            enough.set(true);
            dripping.join();
            // one may wait for a processor, which the 300 do not take
            assertThat(took).anyMatch(it -> it.compareTo(LONGEST_UPLOAD) < 0);
        } finally {
            for (var connection : slow) {
                connection.close();
            }
        }
    }

    private static Duration timed(Client other) {
        var began = System.nanoTime();
        other.accepted(Sound.silence(500));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Each sends 1 KiB a second. */
    private static void drip(List<RawRequest> slow, AtomicBoolean enough) {
        var next = System.nanoTime();
        try {
            while (!enough.get()) {
                for (var connection : slow) {
                    connection.send(new byte[KIBIBYTE / 4]);
                }
                next += Duration.ofMillis(250).toNanos();
                java.util.concurrent.locks.LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("app.recordings.product.HostileRequests#bombs")
    void refusesABomb(String name, String contentType, byte[] body) {
        var answer = client.with("Content-Encoding", contentType.startsWith("audio") ? "gzip" : "identity")
                .post(RECORDINGS, contentType, body);
        assertThat(answer.status()).as(answer.text()).isIn(400, 413, 415, 422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).doesNotContainPattern(INSIDES);
    }

    @ParameterizedTest
    @MethodSource("app.recordings.product.HostileRequests#texts")
    void refusesJson(String body, int status) {
        var answer = Client.stranger().post(APPLICATIONS, "application/json", body.getBytes(UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).doesNotContainPattern(INSIDES);
    }

    @Test
    void refusesJsonThatIsNoUtf8() {
        for (var bytes : List.of(
                new byte[] {'"', (byte) 0xff, '"'}, new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'})) {
            Client.stranger().post(APPLICATIONS, "application/json", bytes).isProblem(400, "malformed-request");
        }
        Client.stranger()
                .post(
                        APPLICATIONS,
                        "application/json",
                        "{\"name\": \"a\"}".getBytes(java.nio.charset.StandardCharsets.UTF_16))
                .isProblem(400, "malformed-request");
    }

    /** Requests that no client library sends; each gets a status below 500, or none at all. */
    @ParameterizedTest
    @MethodSource("app.recordings.product.HostileRequests#oddities")
    void answersOddRequestsWithoutAWordOfItsInsides(String name, byte[] request) throws IOException {
        try (var connection = RawRequest.open()) {
            var answer = connection.send(request).answer();
            assertThat(answer)
                    .as(name)
                    .satisfiesAnyOf(
                            it -> assertThat(it).isEmpty(),
                            it -> assertThat(it).startsWith("HTTP/1.1 4"),
                            it -> assertThat(it).startsWith("HTTP/1.1 2"),
                            it -> assertThat(it).startsWith("HTTP/1.1 3"));
            assertThat(answer).as(name).doesNotContainPattern(INSIDES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/error",
                "/api/v1",
                "/api/v1/",
                "/openapi/x",
                "/docs/x",
                "/health/x",
                "/ws/x",
                "/webjars/x",
                "/j_security_check",
                "/web.xml",
                "/;",
                "/%20"
            })
    void hasErrorPagesOfItsOwn(String path) {
        var answer = Client.stranger().get(path);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 499);
        assertThat(answer.text()).doesNotContainPattern(INSIDES);
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }
}
