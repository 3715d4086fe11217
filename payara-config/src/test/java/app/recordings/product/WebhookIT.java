package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application's webhook, with a receiver on a real socket. */
class WebhookIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Receiver receiver = new Receiver();
    private final JsonNode application = Client.stranger()
            .post("/api/v1/applications", "application/json", "{\"name\": \"hooks\"}".getBytes(UTF_8))
            .is(201)
            .json();
    private final Client client =
            Client.bearer(RunningProduct.url(), application.path("apiKey").asText());
    private final String path =
            "/api/v1/applications/" + application.path("token").asText() + "/webhook";

    @AfterEach
    void close() {
        receiver.close();
    }

    private Answer put(Client caller, String url) {
        return caller.send(caller.request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(
                        "{\"url\": \"" + url + "\", \"events\": [\"recording.queued\", \"recording.deleted\"]}")));
    }

    private List<String> statuses() {
        return client.get(path + "/deliveries").is(200).json().path("data").findValuesAsText("status");
    }

    @Test
    void tellsOfEventsBySignedPosts() throws Exception {
        var set = put(client, receiver.url()).is(200);
        var secret = set.json().path("secret").asText();
        assertThat(set.header("Cache-Control")).isEqualTo("no-store");
        assertThat(client.get(path).is(200).text()).doesNotContain("secret").doesNotContain("whsec");
        receiver.answers(500);
        var recording = client.accepted(Sound.silence(100));
        client.call("DELETE", Client.path(recording)).is(204);
        await().atMost(SOON).until(() -> receiver.received().stream()
                .anyMatch(it -> it.type().equals("recording.deleted")));
        for (var post : receiver.received()) {
            new Webhook(secret).verify(post.body(), post.headers());
            assertThat(Answer.parse(post.body()).at("/data/recordingId").asText())
                    .isEqualTo(recording);
        }
        await().atMost(SOON).until(() -> statuses().stream().allMatch("delivered"::equals));

        var delivered = receiver.received().get(receiver.received().size() - 1);
        var before = receiver.received().size();
        var again = client.call("POST", path + "/deliveries/" + delivered.id() + "/retry")
                .is(202)
                .json();
        assertThat(again.path("id").asText()).isEqualTo(delivered.id());
        await().atMost(SOON).until(() -> receiver.received().size() > before);
        assertThat(receiver.received().get(before).body()).isEqualTo(delivered.body());
        client.call("DELETE", path).is(204);
        client.get(path).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://2130706434/",
                "ftp://receiver.example/",
                "receiver.example"
            })
    void leadsNowhereInside(String url) {
        var problem = put(client, url).isProblem(422, "invalid").json();
        assertThat(problem.at("/violations/0/field").asText()).isEqualTo("url");
        client.get(path).isProblem(404, "not-found");
    }

    @Test
    void isItsApplicationsAlone() {
        put(client.with("Idempotency-Key", "a"), receiver.url()).isProblem(400, "idempotency-not-supported");
        put(client, receiver.url()).is(200);
        for (var other : List.of(Client.application(), Client.visitor())) {
            put(other, receiver.url()).isProblem(404, "not-found");
            for (var rest : List.of("", "/deliveries")) {
                other.get(path + rest).isProblem(404, "not-found");
            }
            other.call("DELETE", path).isProblem(404, "not-found");
        }
        put(Client.stranger(), receiver.url()).isProblem(401, "unauthenticated");
        client.get(path + "/deliveries?status=lost").isProblem(400, "invalid-parameter");
        client.get(path + "/deliveries?limit=0").isProblem(400, "invalid-parameter");
        client.call("POST", path + "/deliveries/x/retry").isProblem(404, "not-found");
    }
}
