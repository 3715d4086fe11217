package app.recordings.product;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.provider.Arguments;

/** What no client sends that means well. */
final class HostileRequests {
    private static final String RECORDINGS = "/api/v1/recordings";

    private HostileRequests() {}

    /** Bodies of uploads, each with its name and type. */
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

    /** Texts that are no JSON for an application, and the status that each gets. */
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

    /** Requests that no client library sends, each with its name. */
    static Stream<Arguments> oddities() {
        var get = "GET " + RECORDINGS + " HTTP/1.1\r\nHost: x\r\n";
        var post = RawRequest.upload(Client.application(), "");
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
}
