package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Jobs for random pictures, of one client. */
record Images(Client client) {
    private static final String JOBS = "/api/v1/jobs";

    Answer submit() {
        return submit(UUID.randomUUID().toString());
    }

    Answer submit(String topic) {
        var json = "{\"type\": \"random-image\", \"parameters\": {\"query\": \"" + topic + "\"}}";
        return client.post(JOBS, "application/json", json.getBytes(UTF_8));
    }

    /** @return the id of a job that was accepted, for a topic of its own */
    String accepted() {
        return submit().is(202).json().path("id").asText();
    }

    JsonNode job(String id) {
        return client.get(path(id)).is(200).json();
    }

    /** The job once it has come so far. */
    JsonNode await(String id, String status, Duration longest) {
        return Awaitility.await()
                .atMost(longest)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> job(id), job -> job.path("status").asText().equals(status));
    }

    JsonNode completed(String id) {
        var job = await(id, "completed", Duration.ofSeconds(60));
        assertThat(job.path("error").isNull()).isTrue();
        return job;
    }

    static String path(String id) {
        return JOBS + "/" + id;
    }
}
