package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search in chats as an API client sees it. */
class MessageSearchIT {
    private final Client client = Client.application();
    private final String application = "/api/v1/applications/"
            + client.get("/api/v1/applications")
                    .is(200)
                    .json()
                    .at("/data/0/token")
                    .asText();

    @Test
    void findsWhatIsSaidInAChatAndInTheApplication() {
        say(1, "She was running to the “stations”");
        say(2, "Die Bahnhöfe <b>dort</b>");
        say(2, "Two stations");
        var first = search("/chats/2/messages/search", "station");
        assertThat(first.path("data")).hasSize(1);
        assertThat(first.at("/data/0/chatNumber").asInt()).isEqualTo(2);
        assertThat(first.at("/data/0/number").asInt()).isEqualTo(2);
        assertThat(first.at("/data/0/snippet").asText()).isEqualTo("Two <mark>stations</mark>");
        assertThat(first.path("truncated").asBoolean()).isFalse();
        assertThat(search("/chats/2/messages/search", "bahnhof")
                        .at("/data/0/snippet")
                        .asText())
                .isEqualTo("Die <mark>Bahnhöfe</mark> &lt;b&gt;dort&lt;/b&gt;");
        assertThat(search("/chats/1/messages/search", "statoin").path("data")).hasSize(1);

        var page = search("/messages/search", "station&limit=1");
        var next = search(
                "/messages/search",
                "station&limit=1&cursor=" + page.path("nextCursor").asText());
        assertThat(StreamSupport.stream(page.path("data").spliterator(), false)
                        .map(hit -> hit.path("chatNumber").asInt()))
                .containsExactly(2);
        assertThat(next.at("/data/0/chatNumber").asInt()).isOne();
        assertThat(next.path("nextCursor").isNull()).isTrue();
        // their paths begin alike
        assertThat(client.get(application + "/chats/2/messages/2")
                        .is(200)
                        .json()
                        .path("body")
                        .asText())
                .isEqualTo("Two stations");
    }

    @Test
    void anotherApplicationsMessagesAreNotThere() {
        say(1, "A secret");
        var other = Client.application();
        for (var path : new String[] {"/messages/search", "/chats/1/messages/search"}) {
            other.get(application + path + "?query=secret").is(404);
            Client.stranger().get(application + path + "?query=secret").is(401);
        }
        client.get(application + "/chats/99/messages/search?query=secret").is(404);
        client.get(application + "/chats/x/messages/search?query=secret").is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?query=", "?query=a&limit=0", "?query=a&cursor=x", "?query=%00"})
    void refusesWhatIsNoSearch(String parameters) {
        say(1, "Hello");
        client.get(application + "/messages/search" + parameters).is(400);
        client.get(application + "/chats/1/messages/search" + parameters).is(400);
    }

    private JsonNode search(String path, String query) {
        var words = query.split("&", 2);
        var rest = words.length > 1 ? "&" + words[1] : "";
        return client.get(application + path + "?query=" + URLEncoder.encode(words[0], UTF_8) + rest)
                .is(200)
                .json();
    }

    private void say(int chat, String body) {
        var json = "application/json";
        while (client.get(application + "/chats/" + chat).status() == 404) {
            client.post(application + "/chats", json, "{}".getBytes(UTF_8)).is(201);
        }
        client.post(
                        application + "/chats/" + chat + "/messages",
                        json,
                        ("{\"body\": \"" + body + "\"}").getBytes(UTF_8))
                .is(201);
    }
}
