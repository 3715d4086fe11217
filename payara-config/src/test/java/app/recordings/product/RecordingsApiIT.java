package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uploading, looking at, listing, retrying and deleting recordings. */
class RecordingsApiIT {
    private static final String RECORDINGS = "/api/v1/recordings";
    private static final String[] FIELDS = {
        "id",
        "status",
        "stage",
        "progress",
        "email",
        "language",
        "contentType",
        "sizeBytes",
        "sha256",
        "durationMs",
        "text",
        "correctedText",
        "error",
        "attempts",
        "queuePosition",
        "createdAt",
        "startedAt",
        "completedAt",
        "jobId",
        "links"
    };

    private final Client client = Client.application();

    /** So that no other test waits for work whose result nobody looks at. */
    @AfterEach
    void deleteAll() {
        ids(client.get(RECORDINGS)).forEach(id -> client.call("DELETE", Client.path(id)));
    }

    /** Java's client offers it with every first request, unless told not to. */
    @Test
    void answersAClientThatOffersHttp2() throws Exception {
        var sound = Sound.silence(100);
        var request = client.request(RECORDINGS)
                .header("Content-Type", sound.contentType())
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofByteArray(sound.bytes()))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(202);
        var question =
                client.request(RECORDINGS).timeout(Duration.ofSeconds(10)).build();
        assertThat(HttpClient.newHttpClient()
                        .send(question, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesARecordingAsPartOfAForm() {
        var clip = Sound.clip();
        var form =
                new Form().field("email", "ann@example.org").file("audio", clip).field("language", "en");
        var answer = client.post(RECORDINGS, Form.TYPE, form.bytes()).is(202);
        var made = answer.json();
        var id = made.path("id").asText();
        assertThat(answer.header("Location")).isEqualTo(RunningProduct.url() + Client.path(id));
        assertThat(made.path("email").asText()).isEqualTo("ann@example.org");
        isWhatWasSent(made, clip);
        assertThat(client.recording(id).path("sha256").asText()).isEqualTo(sha256(clip));
    }

    @Test
    void takesARecordingAsBody() {
        var speech = Sound.speech(Sound.SHORT_MS);
        var made = client.post(
                        RECORDINGS + "?email=ann%40example.org&language=en", speech.contentType(), speech.bytes())
                .is(202)
                .json();
        assertThat(made.path("email").asText()).isEqualTo("ann@example.org");
        isWhatWasSent(made, speech);
        assertThat(client.get(made.path("links").path("audio").asText()).is(200).body())
                .isEqualTo(speech.bytes());
    }

    @Test
    void recognisesAudioOfUnknownType() {
        var answer =
                client.post(RECORDINGS, "application/octet-stream", Sound.clip().bytes());
        assertThat(answer.is(202).json().path("contentType").asText()).isEqualTo("audio/webm");
    }

    private static void isWhatWasSent(JsonNode made, Sound sound) {
        assertThat(made.fieldNames()).toIterable().containsExactlyInAnyOrder(FIELDS);
        assertThat(made.path("status").asText()).isIn("queued", "processing");
        assertThat(made.path("language").asText()).isEqualTo("en");
        assertThat(made.path("sizeBytes").asLong()).isEqualTo(sound.bytes().length);
        assertThat(made.path("sha256").asText()).isEqualTo(sha256(sound));
        assertThat(made.path("createdAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(UUID.fromString(made.path("id").asText()).version()).isEqualTo(7);
        assertThat(UUID.fromString(made.path("jobId").asText()).version()).isEqualTo(7);
        for (var missing : List.of("error", "text", "correctedText", "queuePosition", "completedAt")) {
            assertThat(made.path(missing).isNull()).as(missing).isTrue();
        }
    }

    private static String sha256(Sound sound) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sound.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void listsNewestFirstPageByPage() {
        var made = new ArrayList<>(IntStream.range(0, 5)
                .mapToObj(i -> client.accepted(Sound.silence(200 + i)))
                .toList());
        Collections.reverse(made);
        var first = client.get(RECORDINGS + "?limit=2").is(200);
        var second = client.get(RECORDINGS + "?limit=2&cursor=" + cursor(first));
        var third = client.get(RECORDINGS + "?limit=2&cursor=" + cursor(second.is(200)));
        assertThat(first.header("Last-Event-ID")).matches("\\d+");
        assertThat(third.is(200).json().path("nextCursor").isNull()).isTrue();
        var seen = new ArrayList<>(ids(first));
        seen.addAll(ids(second));
        seen.addAll(ids(third));
        assertThat(seen).isEqualTo(made);
    }

    @Test
    void listsByStatusAndEmail() {
        var sound = Sound.silence(300);
        var bens = client.post(RECORDINGS + "?email=ben%40example.org", sound.contentType(), sound.bytes())
                .is(202)
                .json()
                .path("id")
                .asText();
        var other = client.accepted(sound);
        client.completed(bens);
        client.completed(other);
        assertThat(ids(client.get(RECORDINGS + "?email=ben%40example.org"))).containsExactly(bens);
        assertThat(ids(client.get(RECORDINGS + "?status=completed"))).containsExactly(other, bens);
        assertThat(ids(client.get(RECORDINGS + "?status=failed"))).isEmpty();
    }

    @Test
    void aQueuedJobKnowsItsPlace() {
        // more than a node takes at once
        var made = Stream.generate(() -> client.upload(Sound.clip()).is(202))
                .limit(6)
                .toList();
        assertThat(made).allMatch(answer -> answer.json().path("queuePosition").isNull());
        var jobs = client.get("/api/v1/jobs").is(200).json().path("data");
        assertThat(jobs).hasSize(made.size()).allSatisfy(job -> assertThat(
                        job.path("queuePosition").isInt())
                .isEqualTo(job.path("status").asText().equals("queued")));
        assertThat(jobs.get(0).path("queuePosition").asInt()).isBetween(1, made.size());
        var one = client.get("/api/v1/jobs/" + jobs.get(0).path("id").asText())
                .is(200)
                .json();
        assertThat(one.path("queuePosition").isInt())
                .isEqualTo(one.path("status").asText().equals("queued"));
        made.forEach(answer -> client.call(
                        "DELETE", Client.path(answer.json().path("id").asText()))
                .is(204));
    }

    @Test
    void refusesACursorOfOtherFilters() {
        client.accepted(Sound.silence(200));
        client.accepted(Sound.silence(200));
        var cursor = cursor(client.get(RECORDINGS + "?limit=1"));
        client.get(RECORDINGS + "?limit=1&status=failed&cursor=" + cursor).isProblem(400, "invalid-parameter");
    }

    private static String cursor(Answer page) {
        return page.json().path("nextCursor").asText();
    }

    private static List<String> ids(Answer page) {
        return page.is(200).json().path("data").findValuesAsText("id");
    }

    @Test
    void completesSilenceWithAnEmptyText() {
        var id = client.accepted(Sound.silence(1_000));
        var recording = client.completed(id);
        assertThat(recording.path("text").isTextual()).isTrue();
        assertThat(recording.path("text").asText()).isEmpty();
        assertThat(recording.path("error").isNull()).isTrue();
        assertThat(recording.path("durationMs").asLong()).isBetween(900L, 1_100L);
        client.get(Client.path(id) + "/corrected-audio").isProblem(404, "not-ready");
    }

    @Test
    void saysThatNothingIsReadyYet() {
        var id = client.accepted(Sound.clip());
        client.get(Client.path(id) + "/corrected-audio").isProblem(404, "not-ready");
        client.get(Client.path(id) + "/transcript").isProblem(404, "not-ready");
    }

    @Test
    void retriesNothingThatHasNotFailed() {
        var id = client.accepted(Sound.silence(200));
        client.completed(id);
        client.call("POST", Client.path(id) + "/retry").isProblem(409, "not-retryable");
    }

    @Test
    void deletesARecordingWithAllThatCameOfIt() {
        var id = client.accepted(Sound.speech(Sound.SHORT_MS));
        client.completed(id);
        client.call("DELETE", Client.path(id)).is(204);
        for (var rest : List.of("", "/audio", "/corrected-audio", "/transcript")) {
            client.get(Client.path(id) + rest).isProblem(404, "not-found");
        }
        client.call("DELETE", Client.path(id)).isProblem(404, "not-found");
        assertThat(ids(client.get(RECORDINGS))).isEmpty();
    }
}
