package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of the contract that names something, made with what is another's: it is not there, and takes no harm. */
class ForeignIdsIT {
    private static final Pattern PLACE = Pattern.compile("([a-z-]+)/\\{\\w+}");

    private static final Client owner = Client.application();
    private static final Client stranger = Client.application();
    private static String recording;
    private static Map<String, String> names;

    /** @param path with places to be filled */
    record Call(String method, String path, JsonNode operation) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        /** With names for the places, and what the query must have. */
        String filled(Map<String, String> names) {
            var query = new StringJoiner("&", "?", "").setEmptyValue("");
            for (var parameter : operation.path("parameters")) {
                if (parameter.path("in").asText().equals("query")
                        && parameter.path("required").asBoolean()) {
                    query.add(parameter.path("name").asText() + "="
                            + URLEncoder.encode(parameter.path("example").asText(), StandardCharsets.UTF_8));
                }
            }
            return PLACE.matcher(path).replaceAll(place -> place.group(1) + "/" + names.get(place.group(1))) + query;
        }

        /** Anyone may see it, whoever's it is. */
        boolean isOpen() {
            return operation.path("security").path(0).isObject()
                    && operation.path("security").path(0).isEmpty();
        }
    }

    @BeforeAll
    static void makeOneOfEach() {
        var application = application(owner);
        json(owner, "PUT", application + "/webhook", "{\"url\": \"https://receiver.example/\"}")
                .is(200);
        recording = owner.accepted(Sound.silence(100));
        json(owner, "POST", application + "/chats", "{}").is(201);
        json(owner, "POST", application + "/chats/1/messages", "{\"recordingId\": \"" + recording + "\"}")
                .is(201);
        var delivery = await().until(
                        () -> owner.get(application + "/webhook/deliveries")
                                .is(200)
                                .json()
                                .at("/data/0/id"),
                        id -> !id.isMissingNode());
        names = Map.of(
                "deliveries",
                delivery.asText(),
                "applications",
                application.replaceFirst(".*/", ""),
                "keys",
                owner.call("POST", application + "/keys")
                        .is(201)
                        .json()
                        .path("id")
                        .asText(),
                "chats",
                "1",
                "messages",
                "1",
                "recordings",
                recording,
                "links",
                json(owner, "POST", Client.path(recording) + "/links", "{}")
                        .is(201)
                        .json()
                        .path("id")
                        .asText(),
                "uploads",
                json(owner, "POST", "/api/v1/uploads", "{\"contentType\": \"audio/wav\", \"sizeBytes\": 9}")
                        .is(201)
                        .json()
                        .path("id")
                        .asText(),
                "jobs",
                owner.recording(recording).path("jobId").asText());
    }

    static Stream<Call> calls() throws IOException {
        var contract = new YAMLMapper().readTree(Files.readString(Path.of("..", "docs", "openapi.yaml")));
        return contract.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(it -> it.getValue().has("operationId"))
                        .map(it -> new Call(it.getKey().toUpperCase(Locale.ROOT), path.getKey(), it.getValue())))
                .filter(call -> call.path().contains("{") && !call.isOpen());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isNotThere(Call call) {
        var path = call.filled(names);
        assertThat(path).as("this test knows a name for each place").doesNotContain("{", "null");
        var example = call.operation().at("/requestBody/content/application~1json/example");
        var answer = example.isMissingNode()
                ? stranger.call(call.method(), path)
                : json(stranger, call.method(), path, example.toString());
        answer.isProblem(404, "not-found");
        if (call.method().equals("GET")) {
            assertThat(owner.get(path).text()).as("what its owner sees").doesNotContain("/not-found\"");
        }
    }

    @Test
    void isNotNamedInQueriesAndBodies() {
        stranger.get("/api/v1/events?recordingId=" + recording).isProblem(404, "not-found");
        stranger.get("/api/v1/events?jobId=" + names.get("jobs")).isProblem(404, "not-found");
        var chats = application(stranger) + "/chats";
        json(stranger, "POST", chats, "{}").is(201);
        json(stranger, "POST", chats + "/1/messages", "{\"recordingId\": \"" + recording + "\"}")
                .isProblem(422, "invalid");
        json(stranger, "POST", "/api/v1/recordings", "{\"uploadId\": \"" + names.get("uploads") + "\"}")
                .isProblem(404, "not-found");
    }

    @AfterAll
    static void allIsThereStill() {
        owner.completed(recording);
        var message =
                owner.get(application(owner) + "/chats/1/messages/1").is(200).json();
        assertThat(message.path("recordingId").asText()).isEqualTo(recording);
        assertThat(message.path("deleted").asBoolean()).isFalse();
    }

    private static String application(Client client) {
        var own = client.get("/api/v1/applications").is(200).json();
        return "/api/v1/applications/" + own.at("/data/0/token").asText();
    }

    private static Answer json(Client client, String method, String path, String body) {
        return client.send(client.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }
}
