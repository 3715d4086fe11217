package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Product;
import app.recordings.launcher.ProductSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The product with its audio in an S3 store. Run by {@code -Pfaults}. */
class S3Case {
    private static final Sound SPEECH = Sound.speech(Sound.SHORT_MS);

    private static S3Store store;
    private static Product product;
    private static Client client;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        store = S3Store.start();
        product = ProductSession.startAnother("s3", store.options());
        client = Client.application(product.url());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product != null) {
            product.stop();
        }
    }

    @Test
    void whatIsSentLiesInTheBucketIsPlayedFromThereAndGoesWithItsRecording() throws IOException {
        int before = store.objects().size();
        var form = new Form().file("audio", SPEECH).bytes();
        var byPage = client.post("/api/v1/recordings", Form.TYPE, form).is(202).json();
        isPlayedAndDeleted(byPage.path("id").asText(), before);
        isPlayedAndDeleted(client.accepted(SPEECH), before);
    }

    @Test
    void whatIsSentToTheStoreItselfBecomesARecording() throws Exception {
        int before = store.objects().size();
        var order = "{\"contentType\": \"audio/wav\", \"sizeBytes\": " + SPEECH.bytes().length + "}";
        var upload = client.post("/api/v1/uploads", "application/json", order.getBytes(UTF_8))
                .is(201)
                .json();
        var address = URI.create(upload.path("url").asText());
        assertThat(address.getPort()).isEqualTo(store.url().getPort());
        var put = HttpRequest.newBuilder(address).PUT(BodyPublishers.ofByteArray(SPEECH.bytes()));
        assertThat(Client.HTTP.send(put.build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        var use = "{\"uploadId\": \"" + upload.path("id").asText() + "\"}";
        var made = client.post("/api/v1/recordings", "application/json", use.getBytes(UTF_8))
                .is(202)
                .json();
        isPlayedAndDeleted(made.path("id").asText(), before);
    }

    private static void isPlayedAndDeleted(String id, int before) throws IOException {
        var recording = client.completed(id);
        var whole = client.get(recording.at("/links/audio").asText()).is(200);
        assertThat(whole.body()).isEqualTo(SPEECH.bytes());
        var range = client.with("Range", "bytes=100-299")
                .get(recording.at("/links/audio").asText())
                .is(206);
        assertThat(range.body()).hasSize(200).startsWith(SPEECH.bytes()[100], SPEECH.bytes()[101]);
        assertThat(store.objects())
                .as("what was said, and what it became")
                .hasSizeGreaterThanOrEqualTo(before + 2)
                .anySatisfy(file -> assertThat(Files.readAllBytes(file)).isEqualTo(SPEECH.bytes()));
        client.call("DELETE", Client.path(id)).is(204);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(store.objects()).hasSize(before));
    }
}
