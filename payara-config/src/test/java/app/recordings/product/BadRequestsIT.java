package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.io.IOException;
import java.net.Socket;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong in other ways than their upload. */
class BadRequestsIT {
    private static final String RECORDINGS = "/api/v1/recordings";
    private static final String APPLICATIONS = "/api/v1/applications";
    private static Client client;

    @BeforeAll
    static void makeAnApplication() {
        client = Client.application();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=201",
                "?limit=-1",
                "?limit=x",
                "?limit=",
                "?limit=99999999999",
                "?cursor=x",
                "?cursor=",
                "?cursor=%00",
                "?cursor=MSAyIDM",
                "?status=gone",
                "?status=",
                "?status=COMPLETED"
            })
    void refusesAList(String query) {
        client.get(RECORDINGS + query).isProblem(400, "invalid-parameter");
    }

    @Test
    void refusesToLookForAnEmailThatCannotBe() {
        client.get(RECORDINGS + "?email=a%00b").isProblem(400, "invalid-parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1",
                "%00",
                "..%2f..%2fetc%2fpasswd",
                "%2e%2e",
                "01a20114-5928-746f-93a5-cfc2693fc83",
                "01a20114-5928-746f-93a5-cfc2693fc830%00",
                "'%20or%201=1--",
                "1-1-1-1-1"
            })
    void knowsNoRecordingByAnIdThatIsNone(String id) {
        var status = client.get(Client.path(id)).status();
        assertThat(status).isIn(400, 404);
        client.get(Client.path(UUID.randomUUID().toString())).isProblem(404, "not-found");
    }

    static Stream<Arguments> methods() {
        var id = Client.path(UUID.randomUUID().toString());
        return Stream.of(
                of("PUT", RECORDINGS, "POST"),
                of("DELETE", RECORDINGS, "GET"),
                of("PATCH", RECORDINGS, "GET"),
                of("POST", id, "DELETE"),
                of("GET", id + "/retry", "POST"),
                of("DELETE", id + "/audio", "GET"),
                of("POST", "/api/v1/events", "GET"),
                of("GET", "/api/v1/events/tickets", "POST"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("methods")
    void namesTheMethodsThereAre(String method, String path, String allowed) {
        var answer = client.call(method, path).isProblem(405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains(allowed).doesNotContain(method);
    }

    @Test
    void answersInNoOtherLanguageThanJson() {
        client.with("Accept", "application/xml").get(RECORDINGS).isProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null x", "\"text\"", "{\"name\": {}}", "{\"name\": [1]}", "\0"})
    void refusesWhatIsNotTheJsonExpected(String body) {
        var answer = Client.stranger().post(APPLICATIONS, "application/json", body.getBytes(UTF_8));
        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        answer.isProblem(answer.status(), answer.status() == 400 ? "malformed-request" : "invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"name\": null}", "{\"name\": \"\"}", "{\"name\": \" \"}", "{\"name\": \"a\\u0000b\"}"})
    void refusesAnApplicationWithoutAName(String body) {
        var answer = Client.stranger().post(APPLICATIONS, "application/json", body.getBytes(UTF_8));
        var violation =
                answer.isProblem(422, "invalid").json().path("violations").get(0);
        assertThat(violation.path("field").asText()).isEqualTo("name");
    }

    @Test
    void refusesToRepeatASecret() {
        Client.stranger()
                .with("Idempotency-Key", "abc")
                .post(APPLICATIONS, "application/json", "{\"name\": \"shop\"}".getBytes(UTF_8))
                .isProblem(400, "idempotency-not-supported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api/nothing",
                "/api/v1/nothing",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/js/"
            })
    void hasNothingElse(String path) {
        var answer = client.get(path);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(404);
        answer.isProblem(404, "not-found");
    }

    @Test
    void makesNothingOfStrangeHeaders() {
        client.with("Range", "bytes=9-1,x")
                .with("If-None-Match", "\"")
                .get(RECORDINGS)
                .is(200);
        client.with("Accept-Language", "x".repeat(3_000)).get(RECORDINGS).is(200);
        client.with("X-Forwarded-Host", "evil.example").get(RECORDINGS).is(200);
        var location = client.with("X-Forwarded-Host", "evil.example")
                .upload(Sound.silence(100))
                .is(202)
                .header("Location");
        assertThat(location).startsWith(RunningProduct.url().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/recordings HTTP/1.1\r\n\r\n",
                "GET /api/v1/recordings HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST /api/v1/recordings HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/recordings/%c0%ae HTTP/1.1\r\nHost: x\r\n\r\n",
                "NONSENSE\r\n\r\n"
            })
    void saysNothingOfItsInsidesToWhatIsNoHttp(String request) throws IOException {
        var url = RunningProduct.url();
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).doesNotContainIgnoringCase("exception").doesNotContainIgnoringCase("glassfish");
            assertThat(answer).doesNotContainIgnoringCase("payara").doesNotContain("\tat ");
        }
    }
}
