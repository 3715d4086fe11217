package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Part;
import app.recordings.launcher.ProductSession;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts that die in the middle: nothing that was accepted is lost, nothing is done twice, nobody has to step in. */
class FaultsIT {
    private static final String RECORDINGS = "/api/v1/recordings";
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(60);

    private final Client client = Client.application();

    @Test
    void takesUploadsWhileTheBrokerIsAway() {
        var broker = RunningProduct.kill(Part.BROKER);
        var ids = List.of(client.accepted(Sound.silence(300)), client.accepted(Sound.silence(400)));
        assertThat(ProductSession.product().isReady(Part.BROKER)).isFalse();
        broker.awaitSuccessor();
        ids.forEach(client::completed);
        isCompletedOnce(ids);
    }

    @Test
    void finishesAJobWhoseNodeDied() {
        var id = client.accepted(Sound.clip());
        awaitStage(id, "recognising");
        var node = RunningProduct.kill(Part.NODE);
        node.awaitSuccessor();
        client.completed(id);
        isCompletedOnce(List.of(id));
    }

    @Test
    void finishesAJobWhoseEngineDied() {
        var id = client.accepted(Sound.clip());
        awaitStage(id, "recognising");
        var audio = RunningProduct.kill(Part.AUDIO);
        assertThat(client.completed(id).path("attempts").asInt()).isOne();
        audio.awaitSuccessor();
        isCompletedOnce(List.of(id));
    }

    @Test
    void losesNothingWhenTheDatabaseDies() {
        var node = ProductSession.product().pid(Part.NODE);
        var accepted = new ArrayList<>(List.of(client.accepted(Sound.silence(300))));
        var database = RunningProduct.kill(Part.DATABASE);
        await().atMost(LONGEST_OUTAGE).until(() -> tryToUpload(accepted));
        database.awaitSuccessor();
        accepted.add(client.accepted(Sound.silence(300)));
        accepted.forEach(client::completed);
        assertThat(client.get(RECORDINGS).is(200).json().path("data").findValuesAsText("id"))
                .containsExactlyInAnyOrderElementsOf(accepted);
        isCompletedOnce(accepted);
        assertThat(ProductSession.product().pid(Part.NODE)).isEqualTo(node);
    }

    private boolean tryToUpload(List<String> accepted) {
        var answer = client.upload(Sound.silence(300));
        if (answer.status() == 202) {
            accepted.add(answer.json().path("id").asText());
            return true;
        }
        answer.isProblem(503, "overloaded");
        assertThat(answer.header("Retry-After")).isNotBlank();
        return false;
    }

    private void awaitStage(String id, String stage) {
        await().atMost(LONGEST_OUTAGE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client.recording(id), recording -> isAt(recording, stage));
    }

    private static boolean isAt(JsonNode recording, String stage) {
        return recording.path("stage").asText().equals(stage);
    }

    private void isCompletedOnce(List<String> ids) {
        try (var source = EventSource.open(client, "?after=0")) {
            source.events().await("recording.completed", ids.size());
            assertThat(source.events().of("recording.completed").stream().map(Event::recordingId))
                    .containsExactlyInAnyOrderElementsOf(ids);
            assertThat(source.events().of("recording.failed")).isEmpty();
        }
    }
}
