package app.recordings.product;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import app.recordings.launcher.Part;
import app.recordings.launcher.ProductSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    static Stream<Arguments> bombs() {
        var many = new Form();
        IntStream.range(0, 20_000).forEach(i -> many.field("f" + i, ""));
        var header = new Form()
                .part("form-data; name=\"audio\"; filename=\"" + "x".repeat(100_000) + "\"", null, new byte[9]);
        var nested = new Form()
                .part(
                        "form-data; name=\"audio\"",
                        "multipart/mixed; boundary=b",
                        "--b\r\n\r\n\r\n".repeat(9_000).getBytes(UTF_8));
        return Stream.of(
                of("20,000 parts", Form.TYPE, many.bytes()),
                of("a part's header of 100 KB", Form.TYPE, header.bytes()),
                of("a form in a form", Form.TYPE, nested.bytes()),
                of(
                        "a boundary of 5 KB",
                        "multipart/form-data; boundary=" + "b".repeat(5_000),
                        ("--" + "b".repeat(5_000) + "\r\n").getBytes(UTF_8)),
                of("an empty boundary", "multipart/form-data; boundary=\"\"", "--\r\n\r\n--".getBytes(UTF_8)),
                of("a boundary of line ends", "multipart/form-data; boundary=\"a b\"", "--a b\r\n\r\n".getBytes(UTF_8)),
                of(
                        "headers without an end",
                        Form.TYPE,
                        ("--" + Form.BOUNDARY + "\r\nContent-Disposition: form-data").getBytes(UTF_8)),
                of(
                        "headers without a colon",
                        Form.TYPE,
                        ("--" + Form.BOUNDARY + "\r\nnonsense\r\n\r\nx\r\n--" + Form.BOUNDARY + "--\r\n")
                                .getBytes(UTF_8)),
                of(
                        "nothing but boundaries",
                        Form.TYPE,
                        ("--" + Form.BOUNDARY + "\r\n").repeat(10_000).getBytes(UTF_8)),
                of("a long preamble", Form.TYPE, "x".repeat(1_000_000).getBytes(UTF_8)),
                of("bad UTF-8 in a field", Form.TYPE, badText()),
                of(
                        "a name of bad UTF-8",
                        Form.TYPE,
                        new Form()
                                .part("form-data; name=\"\u00ff\u00fe\"", null, new byte[9])
                                .bytes()),
                of("a compressed bomb", "audio/wav", zipped()));
    }

    private static byte[] badText() {
        return new Form()
                .part("form-data; name=\"email\"", null, new byte[] {(byte) 0xc3, 0x28, (byte) 0xff})
                .file("audio", Sound.silence(100))
                .bytes();
    }

    private static byte[] zipped() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(new byte[50_000_000]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void refusesABomb(String name, String contentType, byte[] body) {
        var answer = client.with("Content-Encoding", contentType.startsWith("audio") ? "gzip" : "identity")
                .post(RECORDINGS, contentType, body);
        assertThat(answer.status()).as(answer.text()).isIn(400, 413, 415, 422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).doesNotContainPattern(INSIDES);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                of("[".repeat(200_000), 400),
                of("{\"name\":".repeat(50_000), 400),
                of("{\"name\": \"\\ud800\"}", 400),
                of("{\"name\": \"\\udc00\\ud800\"}", 400),
                of("{\"name\": \"" + "x".repeat(2_000_000) + "\"}", 413),
                of("{\"name\": \"" + "x".repeat(900_000) + "\"}", 422),
                of("{\"name\": \"" + "\\n".repeat(300) + "\"}", 422),
                of("{\"name\": \"a\", \"name\": {\"a\": 1}}", 400),
                of("{\"name\": \"a\"} {\"name\": \"b\"}", 400),
                of("{\"name\": \"a\"", 400),
                of("{'name': 'a'}", 400),
                of("{\"name\": tru}", 400),
                of("\ufeff", 400),
                of("<name>a</name>", 400));
    }

    @ParameterizedTest
    @MethodSource("texts")
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
    @MethodSource("oddities")
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

    static Stream<Arguments> oddities() {
        var get = "GET " + RECORDINGS + " HTTP/1.1\r\nHost: x\r\n";
        var post = RawRequest.upload(client == null ? Client.stranger().with("X", "x") : client, "");
        return Stream.of(
                        of("a header of 100 KB", get + "X: " + "x".repeat(100_000) + "\r\n\r\n"),
                        of("10,000 headers", get + "X: x\r\n".repeat(10_000) + "\r\n"),
                        of("a path of 100 KB", "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
                        of(
                                "a query of 7 KB",
                                "GET " + RECORDINGS + "?email=" + "x".repeat(7_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
                        of("a cookie of 7 KB", get + "Cookie: recordings-visitor=" + "x".repeat(7_000) + "\r\n\r\n"),
                        of("a bearer of 7 KB", get + "Authorization: Bearer " + "x".repeat(7_000) + "\r\n\r\n"),
                        of("a bearer of bad UTF-8", get + "Authorization: Bearer \u00ff\u00fe\r\n\r\n"),
                        of("a cookie of nothing", get + "Cookie: ;;;=;,\r\n\r\n"),
                        of("NUL in a header", get + "X: a\0b\r\n\r\n"),
                        of("a folded header", get + "X: a\r\n b\r\n\r\n"),
                        of("a header without a name", get + ": a\r\n\r\n"),
                        of("bare line feeds", "GET " + RECORDINGS + " HTTP/1.1\nHost: x\n\n"),
                        of("HTTP/0.9", "GET /\r\n\r\n"),
                        of("HTTP/1.0", "GET /nothing HTTP/1.0\r\n\r\n"),
                        of("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                        of("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"),
                        of(
                                "another host",
                                "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
                        of("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"),
                        of("TRACE", "TRACE / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer secret\r\n\r\n"),
                        of("CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n"),
                        of("OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"),
                        of("a method of its own", "BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                        of("a lower-case method", "get / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                        of(
                                "an unknown expectation",
                                post.replace("\r\n\r\n", "\r\nExpect: miracles\r\nContent-Length: 1\r\n\r\nx")),
                        of("an unknown coding", post.replace("\r\n\r\n", "\r\nTransfer-Encoding: rot13\r\n\r\nx")),
                        of(
                                "two lengths",
                                post.replace(
                                        "\r\n\r\n",
                                        "\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n")),
                        of(
                                "a negative chunk",
                                post.replace(
                                        "\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n")),
                        of(
                                "a huge chunk",
                                post.replace(
                                        "\r\n\r\n",
                                        "\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nhello\r\n")),
                        of(
                                "a chunk that is none",
                                post.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n")),
                        of(
                                "a chunk's endless extension",
                                post.replace(
                                        "\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n5;" + "x".repeat(90_000))),
                        of(
                                "endless trailers",
                                post.replace(
                                        "\r\n\r\n",
                                        "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + "X: x\r\n".repeat(20_000))),
                        of("a body cut short", post.replace("\r\n\r\n", "\r\nContent-Length: 5000\r\n\r\nRIFF")),
                        of(
                                "dots",
                                "GET /api/v1/../../WEB-INF/web.xml HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                        of(
                                "encoded dots",
                                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                        of("a backslash", "GET /..\\..\\etc\\passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                        of("an encoded NUL", "GET /index.html%00.png HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                        of(
                                "a path parameter",
                                "GET /WEB-INF;x/web.xml HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                        of("bad UTF-8", "GET /%ff%fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                        of("raw bytes", "GET /\u00ff\u00fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                        of(
                                "a half-open handshake",
                                "GET /ws/events HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"),
                        of(
                                "a handshake of another version",
                                "GET /ws/events HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 99\r\n\r\n"))
                .map(it -> of(it.get()[0], ((String) it.get()[1]).getBytes(ISO_8859_1)));
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
