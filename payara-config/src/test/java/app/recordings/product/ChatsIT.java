package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications, chats and messages as an API client sees them. */
class ChatsIT {
    private static final String JSON = "application/json";

    private final Client client = Client.application();
    private final String application = "/api/v1/applications/"
            + client.get("/api/v1/applications")
                    .is(200)
                    .json()
                    .at("/data/0/token")
                    .asText();

    @Test
    void numbersChatsAndMessagesFromOne() {
        var chat = post(application + "/chats", "{\"title\": \"Plans\"}").is(201);
        assertThat(chat.header("Location")).endsWith(application + "/chats/1");
        assertThat(chat.json().path("number").asInt()).isOne();
        post(application + "/chats", "{}").is(201);
        post(application + "/chats/2/messages", "{\"body\": \"One\"}").is(201);
        var second =
                post(application + "/chats/2/messages", "{\"body\": \"Two\"}").is(201);
        assertThat(second.json().path("number").asInt()).isEqualTo(2);

        var listed = client.get(application + "/chats?limit=1").is(200).json();
        assertThat(listed.at("/data/0/number").asInt()).isEqualTo(2);
        assertThat(listed.at("/data/0/messagesCount").asInt()).isEqualTo(2);
        var next = client.get(application + "/chats?limit=1&cursor="
                        + listed.path("nextCursor").asText())
                .is(200)
                .json();
        assertThat(next.at("/data/0/title").asText()).isEqualTo("Plans");
        assertThat(next.path("nextCursor").isNull()).isTrue();
        assertThat(client.get(application).is(200).json().path("chatsCount").asInt())
                .isEqualTo(2);
    }

    @Test
    void editsAndRenames() {
        post(application + "/chats", "{}").is(201);
        post(application + "/chats/1/messages", "{\"body\": \"Helo\"}").is(201);
        put(application + "/chats/1/messages/1", "{\"body\": \"Hello\"}").is(200);
        put(application + "/chats/1", "{\"title\": \"Greetings\"}").is(200);
        put(application, "{\"name\": \"Notes\"}").is(200);
        assertThat(client.get(application + "/chats/1/messages")
                        .json()
                        .at("/data/0/body")
                        .asText())
                .isEqualTo("Hello");
        assertThat(client.get(application + "/chats/1").json().path("title").asText())
                .isEqualTo("Greetings");
        assertThat(client.get(application).json().path("name").asText()).isEqualTo("Notes");
    }

    @Test
    void voiceMessageSaysWhatWasUnderstood() {
        post(application + "/chats", "{}").is(201);
        var recording = client.accepted(Sound.clip());
        post(application + "/chats/1/messages", "{\"recordingId\": \"" + recording + "\"}")
                .is(201);
        client.completed(recording);
        var message = client.get(application + "/chats/1/messages/1").json();
        assertThat(message.path("body").asText()).contains("john dashwood had");
        assertThat(message.path("correctedText").asText()).isNotEmpty();
        client.call("DELETE", Client.path(recording)).is(204);
        var left = client.get(application + "/chats/1/messages/1").is(200).json();
        assertThat(left.path("deleted").asBoolean()).isTrue();
        assertThat(left.path("body").isNull()).isTrue();
        assertThat(left.path("recordingId").isNull()).isTrue();
    }

    @Test
    void voiceMessageIsSentInOneCall() {
        post(application + "/chats", "{}").is(201);
        var path = application + "/chats/1/messages";
        var form = new Form().file("audio", Sound.silence(100)).bytes();
        var keyed = client.with("Idempotency-Key", "spoken-once");
        var first = keyed.post(path, Form.TYPE, form).is(201);
        assertThat(first.header("Location")).endsWith(path + "/1");
        var again = keyed.post(path, Form.TYPE, form).is(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.json().path("number").asInt()).isOne();
        client.completed(again.json().path("recordingId").asText());

        client.post(path, Form.TYPE, new Form().field("language", "en").bytes()).isProblem(422, "missing-audio");
        client.post(application + "/chats/2/messages", Form.TYPE, form).is(404);
        Client.application().post(path, Form.TYPE, form).is(404);
        assertThat(client.get(path).is(200).json().path("data")).hasSize(1);
        assertThat(client.get("/api/v1/recordings").is(200).json().path("data")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/chats/1/messages | {\"body\": \"\"} | 422",
                "/chats/1/messages | {} | 422",
                "/chats/1/messages | {\"recordingId\": \"no\"} | 422",
                "/chats/1/messages | [] | 400",
                "/chats/1/messages | {\"body\": | 400",
                "/chats/99/messages | {\"body\": \"Hello\"} | 404",
                "/chats/0/messages | {\"body\": \"Hello\"} | 404",
                "/chats/x/messages | {\"body\": \"Hello\"} | 404",
            })
    void refusesWhatIsNoMessage(String path, String body, int status) {
        post(application + "/chats", "{}").is(201);
        post(application + path, body).is(status);
        assertThat(client.get(application + "/chats/1")
                        .json()
                        .path("messagesCount")
                        .asInt())
                .isZero();
    }

    @Test
    void anotherApplicationsChatsAreNotThere() {
        post(application + "/chats", "{}").is(201);
        post(application + "/chats/1/messages", "{\"body\": \"Hello\"}").is(201);
        var other = Client.application();
        for (var path : new String[] {"", "/chats", "/chats/1", "/chats/1/messages", "/chats/1/messages/1"}) {
            other.get(application + path).is(404);
        }
        other.post(application + "/chats", JSON, "{}".getBytes(StandardCharsets.UTF_8))
                .is(404);
        Client.stranger().get(application + "/chats/1").is(401);
    }

    private Answer post(String path, String body) {
        return send("POST", path, body);
    }

    private Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    private Answer send(String method, String path, String body) {
        return client.send(
                client.request(path).header("Content-Type", JSON).method(method, BodyPublishers.ofString(body)));
    }
}
