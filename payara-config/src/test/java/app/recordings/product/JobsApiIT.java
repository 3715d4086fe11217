package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs as callers handle them. This product has no provider of pictures, so that jobs of that type fail at once. */
class JobsApiIT {
    private static final String JOBS = "/api/v1/jobs";
    private static final String FOOD = "{\"type\": \"random-image\", \"parameters\": {\"query\": \"food\"}}";

    private final Client client = Client.application();

    @Test
    void tellsWhichTypesOfWorkTheServerIsSetUpFor() {
        var types = client.get(JOBS + "/types").is(200).json().path("data");
        assertThat(types)
                .extracting(type -> type.path("type").asText(), type -> type.path("offered")
                        .asBoolean())
                .containsExactly(
                        tuple("correct-recording", true),
                        tuple("correct-text", true),
                        tuple("erase-address", true),
                        tuple("random-image", false));
    }

    @Test
    void tellsOfAJobFromItsSubmissionToItsFailureAndAnew() {
        var answer = client.post(JOBS, "application/json", FOOD.getBytes(UTF_8)).is(202);
        var job = answer.json();
        var path = JOBS + "/" + job.path("id").asText();
        assertThat(answer.header("Location")).endsWith(path);
        assertThat(missing(job)).isEmpty();
        assertThat(job.path("status").asText()).isEqualTo("queued");
        assertThat(job.path("parameters").path("query").asText()).isEqualTo("food");

        var failed = failed(path);
        assertThat(failed.path("error").path("code").asText()).isEqualTo("provider-not-configured");
        assertThat(failed.path("attempts").asInt()).isOne();
        assertThat(failed.path("result").isNull()).isTrue();
        assertThat(client.get(JOBS + "/summary")
                        .is(200)
                        .json()
                        .path("byStatus")
                        .path("failed")
                        .asInt())
                .isOne();

        var again = client.call("POST", path + "/retry").is(202).json();
        assertThat(again.path("status").asText()).isEqualTo("queued");
        assertThat(again.path("attempts").asInt()).isZero();
        assertThat(again.path("error").isNull()).isTrue();
        failed(path);
        assertThat(client.call("POST", JOBS + "/retry?status=failed&type=random-image")
                        .is(202)
                        .json()
                        .path("count")
                        .asInt())
                .isOne();
        failed(path);
        assertThat(client.call("POST", JOBS + "/retry?status=cancelled")
                        .is(202)
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
        try (var source = EventSource.open(client, "?after=0")) {
            source.events().await("job.failed", 3);
            assertThat(source.events().storedTypes())
                    .containsExactly(
                            "job.queued",
                            "job.processing",
                            "job.failed",
                            "job.queued",
                            "job.processing",
                            "job.failed",
                            "job.queued",
                            "job.processing",
                            "job.failed");
        }
    }

    @Test
    void cancelsARecordingsJobForGood() {
        var id = client.accepted(Sound.clip());
        var path = JOBS + "/" + client.recording(id).path("jobId").asText();
        assertThat(client.call("DELETE", path).is(202).json().path("status").asText())
                .isEqualTo("cancelled");
        assertThat(client.recording(id).path("status").asText()).isEqualTo("cancelled");
        client.call("DELETE", path).isProblem(409, "not-cancellable");
        try (var source = EventSource.open(client, "?after=0")) {
            source.events().await("recording.cancelled", 1);
            assertThat(source.events().of("recording.completed")).isEmpty();
        }
        assertThat(client.call("POST", path + "/retry")
                        .is(202)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("queued");
        client.completed(id);
    }

    @Test
    void listsJobsOfEveryType() {
        var recording = client.accepted(Sound.silence(100));
        client.post(JOBS, "application/json", FOOD.getBytes(UTF_8)).is(202);
        var answer = client.get(JOBS + "?limit=1").is(200);
        assertThat(answer.header("Last-Event-ID")).matches("\\d+");
        assertThat(answer.json().path("data").get(0).path("type").asText()).isEqualTo("random-image");
        var cursor = answer.json().path("nextCursor").asText();
        var next = client.get(JOBS + "?limit=1&cursor=" + cursor).is(200).json();
        assertThat(next.path("data").get(0).path("type").asText()).isEqualTo("correct-recording");
        assertThat(next.path("nextCursor").isNull()).isTrue();
        client.get(JOBS + "?type=random-image&cursor=" + cursor).isProblem(400, "invalid-parameter");
        assertThat(client.get(JOBS + "?type=correct-recording").is(200).json().path("data"))
                .hasSize(1);
        client.completed(recording);
    }

    @Test
    void othersJobsAreNotThere() {
        var path = JOBS + "/"
                + client.post(JOBS, "application/json", FOOD.getBytes(UTF_8))
                        .is(202)
                        .json()
                        .path("id")
                        .asText();
        var other = Client.application();
        other.get(path).isProblem(404, "not-found");
        other.call("DELETE", path).isProblem(404, "not-found");
        other.call("POST", path + "/retry").isProblem(404, "not-found");
        assertThat(other.get(JOBS).is(200).json().path("data")).isEmpty();
        Client.stranger().get(JOBS).isProblem(401, "unauthenticated");
        client.get(JOBS + "/" + UUID.randomUUID()).isProblem(404, "not-found");
        client.get("/api/v1/images/" + "0".repeat(32)).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"type\": {}}", "null"})
    void refusesWhatIsNotTheJsonExpected(String body) {
        client.post(JOBS, "application/json", body.getBytes(UTF_8)).isProblem(400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | type",
                "{\"type\": \"random\\u0000\"} | type",
                "{\"type\": \"correct-recording\", \"parameters\": {}} | type",
                "{\"type\": \"random-image\"} | parameters.query",
                "{\"type\": \"random-image\", \"parameters\": []} | parameters",
                "{\"type\": \"random-image\", \"parameters\": \"food\"} | parameters",
                "{\"type\": \"random-image\", \"parameters\": {\"query\": 5}} | parameters.query"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        var problem =
                client.post(JOBS, "application/json", body.getBytes(UTF_8)).isProblem(422, "invalid");
        assertThat(problem.json().path("violations").get(0).path("field").asText())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=gone", "?type=gone", "?type=%00", "?limit=0"})
    void refusesAList(String query) {
        client.get(JOBS + query).isProblem(400, "invalid-parameter");
    }

    private JsonNode failed(String path) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> client.get(path).is(200).json(),
                        job -> job.path("status").asText().equals("failed"));
    }

    private static List<String> missing(JsonNode job) {
        return List.of(
                        "id",
                        "type",
                        "status",
                        "parameters",
                        "result",
                        "error",
                        "attempts",
                        "maxAttempts",
                        "nextAttemptAt",
                        "queuePosition",
                        "createdAt",
                        "startedAt",
                        "completedAt")
                .stream()
                .filter(field -> !job.has(field))
                .toList();
    }
}
