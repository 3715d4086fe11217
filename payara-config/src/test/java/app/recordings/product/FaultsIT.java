package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Part;
import app.recordings.launcher.Product;
import app.recordings.launcher.ProductSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parts that die in the middle: nothing that was accepted is lost, nothing is done twice, nobody has to step in. */
class FaultsIT {
    private static final String RECORDINGS = "/api/v1/recordings";
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(60);

    private static final Pattern PART_OF_IT_IS_SENT = Pattern.compile("[1-9][0-9]?%");

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private static Product product;

    private final Client client = Client.application(product.url());

    /** What it kills, nobody else uses. */
    @BeforeAll
    static void start() throws InterruptedException {
        product = ProductSession.startAnother("faults", List.of());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product != null) {
            product.stop();
        }
    }

    @Test
    void takesUploadsWhileTheBrokerIsAway() {
        var broker = Killed.kill(product, Part.BROKER);
        var ids = List.of(client.accepted(Sound.silence(300)), client.accepted(Sound.silence(400)));
        assertThat(product.isReady(Part.BROKER)).isFalse();
        broker.awaitSuccessor();
        ids.forEach(client::completed);
        isCompletedOnce(ids);
    }

    @Test
    void finishesAJobWhoseNodeDiedAndTakesWhatAPageWasSending() {
        // through a service worker's routes the browser does not slow anything down
        var page = browsers.window(new Browser.NewContextOptions()
                .setBaseURL(product.url().toString())
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        var browser = page.context().newCDPSession(page);
        browser.send("Network.enable");
        browser.send("Network.emulateNetworkConditions", slowNetwork());
        var id = client.accepted(Sound.clip());
        awaitStage(id, "recognising");
        send(page, Sound.silence(30_000));
        assertThat(page.getByTestId("outbox-item")).containsText(PART_OF_IT_IS_SENT);

        var node = Killed.kill(product, Part.NODE);
        assertThat(page.getByTestId("outbox-item")).containsText("Waiting to be sent");
        node.awaitSuccessor();
        client.completed(id);
        isCompletedOnce(List.of(id));
        assertThat(page.locator("li[data-recording-id][data-status=completed]")).hasCount(1);
        assertThat(page.getByTestId("outbox-item")).hasCount(0);
        assertThat(page.locator("connection-status")).hasAttribute("data-state", "live");
    }

    private static JsonObject slowNetwork() {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 100);
        conditions.addProperty("downloadThroughput", 1_000_000);
        conditions.addProperty("uploadThroughput", 100_000);
        return conditions;
    }

    private static void send(Page page, Sound sound) {
        page.locator("#file").setInputFiles(new FilePayload("long.wav", sound.contentType(), sound.bytes()));
        page.getByTestId("send").click();
    }

    @Test
    void finishesAJobWhoseEngineDied() {
        var id = client.accepted(Sound.clip());
        awaitStage(id, "recognising");
        var audio = Killed.kill(product, Part.AUDIO);
        assertThat(client.completed(id).path("attempts").asInt()).isOne();
        audio.awaitSuccessor();
        isCompletedOnce(List.of(id));
    }

    @Test
    void losesNothingWhenTheDatabaseDies() {
        var node = product.pid(Part.NODE);
        var accepted = new ArrayList<>(List.of(client.accepted(Sound.silence(300))));
        var database = Killed.kill(product, Part.DATABASE);
        await().atMost(LONGEST_OUTAGE).until(() -> tryToUpload(accepted));
        database.awaitSuccessor();
        accepted.add(client.accepted(Sound.silence(300)));
        accepted.forEach(client::completed);
        assertThat(client.get(RECORDINGS).is(200).json().path("data").findValuesAsText("id"))
                .containsExactlyInAnyOrderElementsOf(accepted);
        isCompletedOnce(accepted);
        assertThat(product.pid(Part.NODE)).isEqualTo(node);
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
