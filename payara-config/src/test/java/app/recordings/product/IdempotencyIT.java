package app.recordings.product;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that are sent again because nobody knows whether they arrived. */
class IdempotencyIT {
    private static final String RECORDINGS = "/api/v1/recordings";
    private static final Sound SOUND = Sound.silence(300);

    private final Client client = Client.application();
    private final Client keyed = client.with("Idempotency-Key", "order 66");

    @Test
    void ofTwentyParallelFirstsOneMakesTheRecording() {
        var answers =
                IntStream.range(0, 20)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> keyed.upload(SOUND)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        var list = client.get(RECORDINGS).is(200).json().path("data");
        assertThat(list).hasSize(1);
        var made = answers.stream().filter(answer -> answer.status() == 202).toList();
        assertThat(made).isNotEmpty();
        assertThat(made.stream().filter(answer -> answer.header("Idempotency-Replayed") == null))
                .hasSize(1);
        assertThat(made).allSatisfy(answer -> assertThat(answer.json().path("id"))
                .isEqualTo(list.get(0).path("id")));
        assertThat(answers).filteredOn(answer -> answer.status() != 202).allSatisfy(answer -> {
            answer.isProblem(409, "request-in-flight");
            assertThat(answer.header("Retry-After")).matches("\\d+");
        });
    }

    @Test
    void replayDoesNotDependOnHowTheFormIsWritten() {
        var first = keyed.post(
                        RECORDINGS,
                        Form.TYPE,
                        new Form()
                                .field("email", "a@b.example")
                                .file("audio", SOUND)
                                .bytes())
                .is(202);
        var disposition = "form-data; name=\"audio\"; filename=\"other name.wav\"";
        var again = keyed.post(
                        RECORDINGS,
                        Form.TYPE.replace(Form.BOUNDARY, "another"),
                        new String(
                                        new Form()
                                                .part(disposition, "audio/wav", SOUND.bytes())
                                                .field("email", "a@b.example")
                                                .bytes(),
                                        ISO_8859_1)
                                .replace(Form.BOUNDARY, "another")
                                .getBytes(ISO_8859_1))
                .is(202);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));

        var other = new Form().field("email", "c@d.example").file("audio", SOUND);
        keyed.post(RECORDINGS, Form.TYPE, other.bytes()).isProblem(422, "idempotency-key-reused");
        keyed.upload(Sound.silence(301)).isProblem(422, "idempotency-key-reused");
        assertThat(client.get(RECORDINGS).is(200).json().path("data")).hasSize(1);
    }

    @Test
    void refusedRequestLeavesItsKeyFreeAndDeletedRecordingSaysSo() {
        keyed.post(RECORDINGS, "audio/wav", "no audio".getBytes(UTF_8)).isProblem(422, "undecodable-audio");
        var id = keyed.accepted(SOUND);
        client.call("DELETE", Client.path(id)).is(204);
        keyed.upload(SOUND).isProblem(410, "gone");
    }

    @Test
    void aJobIsPutInTheQueueOnce() {
        isMadeOnce("/api/v1/jobs", 202, random("food"), random("sea"));
        assertThat(client.get("/api/v1/jobs").is(200).json().path("data")).hasSize(1);
    }

    private static String random(String topic) {
        return "{\"type\": \"random-image\", \"parameters\": {\"query\": \"%s\"}}".formatted(topic);
    }

    @Test
    void chatsAndMessagesAreMadeOnce() {
        var chats = "/api/v1/applications/"
                + client.get("/api/v1/applications")
                        .is(200)
                        .json()
                        .at("/data/0/token")
                        .asText() + "/chats";
        isMadeOnce(chats, 201, "{\"title\": \"Plans\"}", "{}");
        assertThat(client.get(chats).is(200).json().path("data")).hasSize(1);

        // the same key, but for another path it is used for something else
        var messages = chats + "/1/messages";
        post(keyed, messages, "{\"body\": \"Hello\"}").isProblem(422, "idempotency-key-reused");
        var first = post(client.with("Idempotency-Key", "m1"), messages, "{\"body\": \"Hello\"}")
                .is(201);
        post(client, messages, "{\"body\": \"Hello\"}").is(201);
        var again = post(client.with("Idempotency-Key", "m1"), messages, "{\"body\": \"Hello\"}")
                .is(201);
        isReplay(again, first);
        assertThat(client.get(messages).is(200).json().path("data")).hasSize(2);
    }

    private void isMadeOnce(String path, int status, String content, String other) {
        var first = post(keyed, path, content).is(status);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        isReplay(post(keyed, path, content).is(status), first);
        post(keyed, path, other).isProblem(422, "idempotency-key-reused");
    }

    private static Answer post(Client client, String path, String content) {
        return client.post(path, "application/json", content.getBytes(UTF_8));
    }

    private static void isReplay(Answer again, Answer first) {
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        for (var name : List.of("id", "number")) {
            assertThat(again.json().path(name)).isEqualTo(first.json().path(name));
        }
    }

    @Test
    void callsThatRevealASecretTakeNoKey() {
        keyed.call("POST", "/api/v1/events/tickets").isProblem(400, "idempotency-not-supported");
        keyed.post("/api/v1/applications", "application/json", "{\"name\": \"x\"}".getBytes(UTF_8))
                .isProblem(400, "idempotency-not-supported");
        for (var wrong : List.of("", "x".repeat(256))) {
            assertThat(client.with("Idempotency-Key", wrong).upload(SOUND).status())
                    .isEqualTo(400);
        }
    }
}
