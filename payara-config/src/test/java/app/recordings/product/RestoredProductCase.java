package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.OperatedProduct;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A product that is lost with its disk and restored from its backup, twice. Run by {@code -Pfaults}. */
class RestoredProductCase {
    @TempDir
    Path backups;

    private OperatedProduct product;
    private Client client;

    /**
     * What a client has of a completed recording.
     *
     * @param files original, corrected speech and transcript
     */
    private record Kept(String id, JsonNode recording, List<byte[]> files) {
        static Kept of(Client client, String id) {
            return new Kept(
                    id,
                    client.completed(id),
                    List.of(file(client, id, "/audio"), file(client, id, "/corrected-audio"), transcript(client, id)));
        }

        private static byte[] file(Client client, String id, String which) {
            return client.get(Client.path(id) + which).is(200).body();
        }

        private static byte[] transcript(Client client, String id) {
            return file(client, id, "/transcript?format=json");
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        product.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "file"})
    void everyCompletedRecordingIsBackWithAudioAndTranscript(String store) throws Exception {
        product = OperatedProduct.fresh(
                "restored", Map.of("RECORDINGS_STORAGE", store, "RECORDINGS_BACKUP", backups.toString()));
        product.start();
        client = Client.application(product.url());
        var first = recorded(Sound.clip());
        product.run("backup", "--to=" + backups);
        var second = recorded(Sound.speech(Sound.SHORT_MS));
        var until = Instant.now();
        await().until(() -> Instant.now().isAfter(until.plusMillis(5)));
        var third = recorded(Sound.speech(2 * Sound.SHORT_MS));
        product.keepLog(backups);

        var latest = restore(store + ", to the latest");
        isThere(first, second, third);
        assertThat(latest).contains("Restored, with all that was committed until");

        restore(store + ", to a moment", "--until=" + until);
        isThere(first, second);
        client.get(Client.path(third.id())).isProblem(404, "not-found");
    }

    private Kept recorded(Sound sound) {
        return Kept.of(client, client.accepted(sound));
    }

    /** @return what the command said */
    private String restore(String what, String... until) throws IOException, InterruptedException {
        product.lose();
        var began = Instant.now();
        var said = until.length == 0
                ? product.run("restore", "--from=" + backups)
                : product.run("restore", "--from=" + backups, until[0]);
        var restored = Instant.now();
        product.start();
        Report.line("restore of %s: %d ms, then %d ms until it served"
                .formatted(
                        what,
                        Duration.between(began, restored).toMillis(),
                        Duration.between(restored, Instant.now()).toMillis()));
        return said;
    }

    private void isThere(Kept... all) {
        var listed = client.get("/api/v1/recordings").is(200).json().path("data");
        assertThat(listed.findValuesAsText("id"))
                .containsExactlyInAnyOrder(List.of(all).stream().map(Kept::id).toArray(String[]::new));
        for (var kept : all) {
            var now = Kept.of(client, kept.id());
            assertThat(now.recording()).isEqualTo(kept.recording());
            assertThat(now.recording().path("text").asText()).isNotBlank();
            assertThat(now.files()).hasSameSizeAs(kept.files()).zipSatisfy(kept.files(), (is, was) -> assertThat(is)
                    .isNotEmpty()
                    .isEqualTo(was));
        }
    }
}
