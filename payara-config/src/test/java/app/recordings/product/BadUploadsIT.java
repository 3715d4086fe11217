package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Uploads that are wrong, each with its answer; the product serves on as if nothing had been. */
class BadUploadsIT {
    private static final String RECORDINGS = "/api/v1/recordings";
    private static final Sound SOUND = Sound.silence(200);
    private static Client client;

    @BeforeAll
    static void makeAnApplication() {
        client = Client.application();
    }

    @AfterAll
    static void isWellAfterAll() {
        assertThat(client.get(RECORDINGS).is(200).json().path("data")).isEmpty();
        Client.stranger().get("/health/ready").is(200);
        client.completed(client.accepted(SOUND));
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                of("nothing", "audio/webm", "", 422, "empty-audio"),
                of("nothing of unknown type", "application/octet-stream", "", 422, "empty-audio"),
                of("a text", "text/plain", "hello", 415, "unsupported-media-type"),
                of("JSON without an upload", "application/json", "{}", 422, "invalid"),
                of("other JSON", "application/vnd.api+json", "{}", 415, "unsupported-media-type"),
                of("a video", "video/x-msvideo", "RIFF....AVI ", 415, "unsupported-media-type"),
                of("no media type", "audio", "hello", 400, "malformed-request"),
                of("a text called audio", "audio/webm", "hello", 422, "undecodable-audio"),
                of("a text called anything", "application/octet-stream", "hello", 422, "undecodable-audio"),
                of("a form without a boundary", "multipart/form-data", "--x\r\n", 400, "malformed-request"),
                of("a form of nothing", Form.TYPE, "", 400, "malformed-request"),
                of("a form that is a text", Form.TYPE, "hello", 400, "malformed-request"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void refusesABody(String name, String contentType, String body, int status, String code) {
        client.post(RECORDINGS, contentType, body.getBytes(UTF_8)).isProblem(status, code);
    }

    static Stream<Arguments> forms() {
        var good = new Form().file("audio", SOUND);
        return Stream.of(
                of("no part", new Form().bytes(), 422, "missing-audio"),
                of("no audio", new Form().field("email", "a@example.org").bytes(), 422, "missing-audio"),
                of("audio by another name", new Form().file("file", SOUND).bytes(), 422, "missing-audio"),
                of("empty audio", form(new Sound("audio/wav", new byte[0])), 422, "empty-audio"),
                of("noise", form(new Sound("audio/wav", noise())), 422, "undecodable-audio"),
                of("a text", form(new Sound("text/plain", SOUND.bytes())), 415, "unsupported-media-type"),
                of(
                        "audio twice",
                        new Form().file("audio", SOUND).file("audio", SOUND).bytes(),
                        400,
                        "malformed-request"),
                of("no end", good.unfinished(), 400, "malformed-request"),
                of("a huge field", new Form().field("email", "a".repeat(9_999)).bytes(), 400, "malformed-request"),
                of("many parts", many(50), 400, "malformed-request"),
                of("a part without a name", unnamed(), 422, "missing-audio"),
                of("a bad email", with("email", "nobody"), 422, "invalid"),
                of("an email of two lines", with("email", "a@example.org\r\nBcc: b@example.org"), 422, "invalid"),
                of("an email with NUL", with("email", "a\0@example.org"), 422, "invalid"),
                of("an unknown language", with("language", "xx"), 422, "unsupported-language"),
                of("a language with NUL", with("language", "en\0"), 422, "unsupported-language"));
    }

    private static byte[] form(Sound sound) {
        return new Form().file("audio", sound).bytes();
    }

    private static byte[] with(String field, String value) {
        return new Form().field(field, value).file("audio", SOUND).bytes();
    }

    private static byte[] unnamed() {
        return new Form().part("form-data", null, SOUND.bytes()).bytes();
    }

    private static byte[] many(int parts) {
        var form = new Form();
        for (int i = 0; i < parts; i++) {
            form.field("field" + i, "x");
        }
        return form.file("audio", SOUND).bytes();
    }

    private static byte[] noise() {
        var bytes = new byte[50_000];
        new Random(7).nextBytes(bytes);
        bytes[0] = 0;
        return bytes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void refusesAForm(String name, byte[] body, int status, String code) {
        client.post(RECORDINGS, Form.TYPE, body).isProblem(status, code);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        var problem =
                client.post(RECORDINGS, Form.TYPE, with("email", "nobody")).isProblem(422, "invalid");
        var violation = problem.json().path("violations").get(0);
        assertThat(violation.path("field").asText()).isEqualTo("email");
        assertThat(violation.path("message").asText()).isNotBlank();
    }

    @Test
    void namesTheLanguagesThereAre() {
        var problem = client.post(RECORDINGS, Form.TYPE, with("language", "xx"));
        assertThat(problem.isProblem(422, "unsupported-language")
                        .json()
                        .path("detail")
                        .asText())
                .contains("en");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void refusesAQuery(String query, int status, String code) {
        client.post(RECORDINGS + query, SOUND.contentType(), SOUND.bytes()).isProblem(status, code);
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                of("?email=nobody", 422, "invalid"),
                of("?email=a%00%40example.org", 422, "invalid"),
                of("?email=" + "a".repeat(300) + "%40example.org", 422, "invalid"),
                of("?language=xx", 422, "unsupported-language"));
    }

    @Test
    void ignoresWhatAFileIsCalled() {
        for (var name : List.of("../../etc/passwd", "C:\\windows\\a.wav", "a\0.wav", "x".repeat(2_000), "<b>.wav")) {
            var form = new Form()
                    .part("form-data; name=\"audio\"; filename=\"" + name + "\"", SOUND.contentType(), SOUND.bytes());
            var answer = client.post(RECORDINGS, Form.TYPE, form.bytes());
            assertThat(answer.status()).as(name + answer.text()).isIn(202, 400, 422);
            if (answer.status() == 202) {
                client.call("DELETE", Client.path(answer.json().path("id").asText()))
                        .is(204);
            }
        }
    }
}
