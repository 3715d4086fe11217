package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Audio that is sent before its recording is made. */
class UploadsIT {
    private static final String UPLOADS = "/api/v1/uploads";
    private static final int PART = 8 * 1024 * 1024;
    private static final byte[] SPEECH = Sound.speech(Sound.SHORT_MS).bytes();
    /** Larger than one request may bring; only its beginning sounds. */
    private static final byte[] LARGE = Arrays.copyOf(SPEECH, 26 * 1024 * 1024);

    private final Client client = Client.application();

    @Test
    void becomesARecordingThatIsCorrected() {
        var upload = begin(SPEECH, false);
        put(upload.path("url"), SPEECH).is(204);
        var id = upload.path("id").asText();
        var made = record(id, "").is(202);
        assertThat(made.header("Location"))
                .endsWith(made.json().at("/links/self").asText());
        var recording = client.completed(made.json().path("id").asText());
        assertThat(recording.path("sha256").asText()).isEqualTo(sha256(SPEECH));
        assertThat(recording.path("contentType").asText()).isEqualTo("audio/wav");
        assertThat(recording.path("text").asText()).isNotBlank();
        record(id, "").isProblem(404, "not-found");
        client.get(UPLOADS + "/" + id).isProblem(404, "not-found");
    }

    @Test
    void comesInPartsThatCanBeTakenUpAgain() {
        var upload = begin(LARGE, true);
        var path = UPLOADS + "/" + upload.path("id").asText();
        assertThat(upload.path("url").isNull()).isTrue();
        assertThat(upload.path("partSizeBytes").asInt()).isEqualTo(PART);
        for (var part : client.get(path).is(200).json().path("missing")) {
            if (part.path("partNumber").asInt() != 2) {
                put(part.path("url"), part(part.path("partNumber").asInt())).is(204);
            }
        }
        var problem = client.call("POST", path + "/complete").isProblem(409, "upload-incomplete");
        assertThat(problem.json().path("missing")).hasToString("[{\"partNumber\":2}]");
        var progress = client.get(path).is(200).json();
        assertThat(progress.path("received")).hasToString("[1,3,4]");
        put(progress.at("/missing/0/url"), part(2)).is(204);
        var complete = client.call("POST", path + "/complete").is(200).json();
        assertThat(complete.path("complete").asBoolean()).isTrue();
        client.call("POST", path + "/complete").is(200);
        put(progress.at("/missing/0/url"), part(2)).isProblem(409, "upload-ended");

        var made = record(upload.path("id").asText(), "").is(202).json();
        assertThat(made.path("sizeBytes").asInt()).isEqualTo(LARGE.length);
        var audio = client.get(made.at("/links/audio").asText()).is(200);
        assertThat(Arrays.equals(audio.body(), LARGE)).isTrue();
        client.call("DELETE", made.at("/links/self").asText()).is(204);
    }

    @Test
    void sameKeyBeginsOneUploadAndMakesOneRecording() {
        var keyed = client.with("Idempotency-Key", "upload");
        var body = order(SPEECH.length, sha256(SPEECH), false);
        var upload = json(keyed, UPLOADS, body).is(201).json();
        var again = json(keyed, UPLOADS, body).is(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.json().path("id")).isEqualTo(upload.path("id"));
        json(keyed, UPLOADS, order(9, null, false)).isProblem(422, "idempotency-key-reused");
        put(again.json().path("url"), SPEECH).is(204);

        var recorder = client.with("Idempotency-Key", "recording");
        var use = "{\"uploadId\": \"" + upload.path("id").asText() + "\"}";
        var made = json(recorder, "/api/v1/recordings", use).is(202);
        var replayed = json(recorder, "/api/v1/recordings", use).is(202);
        assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(replayed.header("Location")).isEqualTo(made.header("Location"));
    }

    @Test
    void isRefusedWithAnotherSizeOrHash() {
        var upload = begin(SPEECH, false);
        put(upload.path("url"), Arrays.copyOf(SPEECH, SPEECH.length - 1)).isProblem(422, "wrong-size");
        put(upload.path("url"), Arrays.copyOf(SPEECH, SPEECH.length + 1)).isProblem(422, "wrong-size");
        record(upload.path("id").asText(), "").isProblem(409, "upload-incomplete");
        var other = SPEECH.clone();
        other[other.length - 1]++;
        put(upload.path("url"), other).is(204);
        record(upload.path("id").asText(), "").isProblem(422, "wrong-hash");
        record(upload.path("id").asText(), "").isProblem(404, "not-found");
    }

    @Test
    void addressOpensNothingElse() {
        var url = begin(SPEECH, false).path("url").asText();
        var forged = url.substring(0, url.length() - 2) + (url.endsWith("AA") ? "BB" : "AA");
        send(forged, SPEECH).isProblem(404, "not-found");
        send(url + "?x", SPEECH).is(204);
        client.send(client.request(URI.create(url).getPath()).GET()).isProblem(405, "method-not-allowed");
    }

    @Test
    void givenUpIsGone() {
        var upload = begin(SPEECH, false);
        var path = UPLOADS + "/" + upload.path("id").asText();
        client.call("DELETE", path).is(204);
        client.call("DELETE", path).isProblem(404, "not-found");
        put(upload.path("url"), SPEECH).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"contentType": "audio/wav", "sizeBytes": 0}                                | 422 | invalid
            {"contentType": "audio/wav", "sizeBytes": -1}                               | 422 | invalid
            {"contentType": "audio/wav", "sizeBytes": 1.5}                              | 422 | invalid
            {"contentType": "audio/wav"}                                                | 422 | invalid
            {"contentType": "audio/wav", "sizeBytes": 2147483649}                       | 413 | payload-too-large
            {"contentType": "audio/wav", "sizeBytes": 99999999999999999999999}          | 413 | payload-too-large
            {"contentType": "audio/wav", "sizeBytes": 1e999999999}                      | 413 | payload-too-large
            {"contentType": "audio/wav", "sizeBytes": "many"}                           | 400 | malformed-request
            {"contentType": "audio/wav", "sizeBytes": {}}                               | 400 | malformed-request
            {"contentType": "audio/wav", "sizeBytes": 9, "sha256": "abc"}               | 422 | invalid
            {"contentType": "audio/wav", "sizeBytes": 9, "sha256": 7}                   | 422 | invalid
            {"contentType": "audio/wav", "sizeBytes": 9, "parts": "perhaps"}            | 422 | invalid
            {"sizeBytes": 9}                                                            | 422 | invalid
            {"contentType": "", "sizeBytes": 9}                                         | 422 | invalid
            {"contentType": "image/png", "sizeBytes": 9}                                | 415 | unsupported-media-type
            {"contentType": "audio/\\u0000", "sizeBytes": 9}                            | 415 | unsupported-media-type
            []                                                                          | 400 | malformed-request
            null                                                                        | 400 | malformed-request
            {                                                                           | 400 | malformed-request
            """)
    void isRefusedClearly(String body, int status, String code) {
        json(client, UPLOADS, body).isProblem(status, code);
    }

    @Test
    void numberThatNobodyReadsIsRefused() {
        var digits = "{\"contentType\": \"audio/wav\", \"sizeBytes\": " + "9".repeat(5_000) + "}";
        assertThat(json(client, UPLOADS, digits).status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"uploadId\": \"x\"}", "{\"uploadId\": 7}", "null", "[]", "{"})
    void recordingOfNoUploadIsRefused(String body) {
        assertThat(json(client, "/api/v1/recordings", body).status()).isBetween(400, 422);
    }

    private JsonNode begin(byte[] content, boolean parts) {
        return json(client, UPLOADS, order(content.length, sha256(content), parts))
                .is(201)
                .json();
    }

    private static String order(int size, String sha256, boolean parts) {
        var hash = sha256 == null ? "null" : "\"" + sha256 + "\"";
        return "{\"contentType\": \"audio/wav\", \"sizeBytes\": " + size + ", \"sha256\": " + hash + ", \"parts\": "
                + parts + "}";
    }

    private Answer record(String upload, String more) {
        return json(client, "/api/v1/recordings", "{\"uploadId\": \"" + upload + "\"" + more + "}");
    }

    private static Answer json(Client client, String path, String body) {
        return client.post(path, "application/json", body.getBytes(UTF_8));
    }

    private static Answer put(JsonNode url, byte[] content) {
        return send(url.asText(), content);
    }

    /** As somebody who has nothing but the address. */
    private static Answer send(String url, byte[] content) {
        var request = HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(content));
        try {
            return Answer.of(Client.HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static byte[] part(int number) {
        return Arrays.copyOfRange(LARGE, (number - 1) * PART, Math.min(LARGE.length, number * PART));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
