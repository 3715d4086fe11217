package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.ProductSession;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept no longer is gone from everywhere, and was never in a log. */
class DeletionIT {
    private static final String MARK = "quizzaciously";
    private static final String ADDRESS = MARK + "@people.example";
    private static final String JSON = "application/json";
    /** What tells that it was deleted, to those who listened and to those who used its key. */
    private static final Set<String> NAMING_WHAT_IS_GONE = Set.of("event", "webhook_delivery", "idempotency_key");

    private final Insides insides = new Insides(ProductSession.product());
    private final Client client = Client.application();
    private final String application = "/api/v1/applications/"
            + client.get("/api/v1/applications").json().at("/data/0/token").asText();
    /** Like no other test's. */
    private final Sound sound = Sound.speech(Sound.SHORT_MS).endingIn(UUID.randomUUID());

    private final String audio = sound.end();

    @Test
    void leavesNothingBehind() throws Exception {
        var recording = recordedEverywhere();
        var texts = Map.of("text", MARK, "audio", audio);
        assertThat(tables(MARK)).contains("recording", "transcript", "message", "message_word");
        assertThat(tables(audio)).contains("stored_chunk");
        await().until(() -> tables(recording)
                .containsAll(List.of("job", "rendition", "recording_link", "email_notice", "webhook_delivery")));

        expire(recording);
        texts.forEach((what, text) -> assertThat(tables(text)).as(what).isEmpty());
        assertThat(NAMING_WHAT_IS_GONE).containsAll(tables(recording));
        client.get(Client.path(recording)).isProblem(404, "not-found");
        assertThat(client.get("/api/v1/transcripts?q=" + MARK).json().path("data"))
                .isEmpty();
        assertThat(client.get(application + "/chats/1/messages/search?query=" + MARK)
                        .json()
                        .path("data"))
                .isEmpty();
        var message = client.get(application + "/chats/1/messages/1").is(200).json();
        assertThat(message.path("deleted").asBoolean()).isTrue();
        assertThat(message.path("body").isNull()).isTrue();
        try (var events = EventSource.open(client, "?after=0")) {
            events.events().awaitStored(1);
            assertThat(events.events().storedTypes()).containsExactly("recording.deleted");
        }
        upload().isProblem(410, "gone");
    }

    /** By all that can be done with one. */
    private String recordedEverywhere() {
        send("PUT", application + "/webhook", "{\"url\": \"http://127.0.0.1:1/\"}")
                .is(200);
        send("POST", application + "/chats", "{}").is(201);
        var recording = upload().is(202).json().path("id").asText();
        send("POST", application + "/chats/1/messages", "{\"recordingId\": \"" + recording + "\"}")
                .is(201);
        client.completed(recording);
        var path = Client.path(recording);
        send("PUT", path + "/transcript", "{\"text\": \"He go " + MARK + " home.\"}")
                .is(202);
        client.completed(recording);
        send("POST", path + "/links", "{}").is(201);
        client.get(path + "/corrected-audio?format=mp3").is(200);
        assertThat(client.get(application + "/chats/1/messages/search?query=" + MARK)
                        .json()
                        .path("data"))
                .hasSize(1);
        return recording;
    }

    private Answer upload() {
        return client.with("Idempotency-Key", "once")
                .post("/api/v1/recordings?email=" + ADDRESS, sound.contentType(), sound.bytes());
    }

    /** It grows too old for what its application has said. */
    private void expire(String recording) throws SQLException, IOException {
        send("PUT", application + "/retention", "{\"recordingsMs\": 3600000}").is(200);
        try (var database = insides.database();
                var older = database.prepareStatement(
                        "update recording set created_at = now() - interval '61 minutes' where id = cast(? as uuid)")) {
            older.setString(1, recording);
            older.executeUpdate();
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> client.get(Client.path(recording)).status() == 404);
    }

    @Test
    void leavesNothingInLogs() throws IOException {
        send("POST", application + "/chats", "{\"title\": \"" + MARK + "\"}").is(201);
        var messages = application + "/chats/1/messages";
        send("POST", messages, "{\"body\": \"" + MARK + "\"}").is(201);
        for (var broken : List.of("{\"body\": \"" + MARK, "[\"" + MARK + "\"]", "{\"" + MARK + "\": {}}", MARK)) {
            send("POST", messages, broken);
            send("PUT", application + "/webhook", broken);
            send("POST", "/api/v1/jobs", broken);
        }
        send("POST", "/api/v1/jobs", "{\"type\": \"random-image\", \"parameters\": {\"query\": \"" + MARK + "\"}}");
        send("PUT", application + "/webhook", "{\"url\": \"http://127.0.0.1:1/" + MARK + "\"}");
        for (var path : List.of("transcripts?q=", "recordings?email=", "recordings?cursor=", "shared/", MARK + "/")) {
            client.get("/api/v1/" + path + MARK);
        }
        client.get(messages + "/search?query=" + MARK + "%00'%22");
        for (var header : List.of("Authorization", "Cookie", "Idempotency-Key", "Origin", "If-Match", "Range")) {
            Client.stranger()
                    .with(header, header.equals("Cookie") ? "recordings-visitor=" + MARK : "Bearer " + MARK)
                    .upload(sound);
        }
        for (var broken : List.of(Sound.brokenWav(), new Sound("audio/" + MARK, MARK.getBytes(UTF_8)))) {
            var form =
                    new Form().field("email", ADDRESS).field("language", MARK).file(MARK, broken);
            client.post("/api/v1/recordings", Form.TYPE, form.bytes());
            var answer = client.post("/api/v1/recordings?email=" + ADDRESS, broken.contentType(), broken.bytes());
            if (answer.status() == 202) {
                client.ended(answer.json().path("id").asText());
            }
        }
        var logs = ProductSession.product().configuration().data().resolve("log");
        try (var files = Files.walk(logs)) {
            var read = files.filter(Files::isRegularFile).toList();
            assertThat(read).hasSizeGreaterThanOrEqualTo(4);
            for (var log : read) {
                assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
                        .as(log.toString())
                        .doesNotContain(MARK);
            }
        }
    }

    /** All that have a row with the text, as whatever it is stored: no table that is made one day can be forgotten here. */
    private Set<String> tables(String text) {
        var found = new LinkedHashSet<String>();
        var hex = HexFormat.of().formatHex(text.getBytes(UTF_8));
        try (var database = insides.database();
                var names = database.createStatement()
                        .executeQuery("select table_name from information_schema.tables"
                                + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            while (names.next()) {
                var sql = "select exists (select from \"" + names.getString(1)
                        + "\" kept where cast(kept as text) like ? or cast(kept as text) like ?)";
                try (var look = database.prepareStatement(sql)) {
                    look.setString(1, "%" + text + "%");
                    look.setString(2, "%" + hex + "%");
                    var row = look.executeQuery();
                    row.next();
                    if (row.getBoolean(1)) {
                        found.add(names.getString(1));
                    }
                }
            }
        } catch (SQLException | IOException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    private Answer send(String method, String path, String body) {
        return client.send(
                client.request(path).header("Content-Type", JSON).method(method, BodyPublishers.ofString(body)));
    }
}
