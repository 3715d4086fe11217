package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.launcher.EnterpriseProduct;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The enterprise archive on Payara Server. */
class EnterpriseIT {
    private static final int ATTEMPTS_AT_ONCE = 3;
    /** What a job waits before its worker tries again; what comes sooner is the client's own try. */
    private static final Duration JOBS_WAIT = Duration.ofSeconds(4);

    private static CountedEngine engine;
    private static EnterpriseProduct product;
    private static Client client;

    @BeforeAll
    static void startPayaraServer() throws IOException, InterruptedException {
        engine = new CountedEngine(new DeafEngine());
        product = EnterpriseProduct.start(engine.port());
        client = Client.application(product.url());
    }

    @AfterAll
    static void stopBoth() throws IOException, InterruptedException {
        if (product != null) {
            product.stop();
        }
        engine.close();
    }

    @Test
    void completesARecordingAndTellsByWebSocket() {
        try (var socket = EventSocket.open(client, "")) {
            var id = client.accepted(Sound.silence(100));
            var completed = socket.events().await("recording.completed", 1);
            assertThat(completed).extracting(Event::recordingId).containsExactly(id);
            assertThat(socket.events().storedTypes())
                    .containsExactly("recording.queued", "recording.processing", "recording.completed");
            assertThat(client.recording(id).path("status").asText()).isEqualTo("completed");
        }
    }

    /** Annotations in a jar of an archive are easily ignored: only the calls tell. */
    @Test
    void triesAgainWhenAConnectionBreaks() {
        engine.breakNext(ATTEMPTS_AT_ONCE - 1);

        var recording = client.completed(client.accepted(Sound.silence(100)));

        assertThat(engine.calls()).hasSize(ATTEMPTS_AT_ONCE);
        assertThat(Duration.between(engine.calls().get(0), engine.calls().get(ATTEMPTS_AT_ONCE - 1)))
                .isLessThan(JOBS_WAIT);
        assertThat(recording.path("attempts").asInt()).isOne();
    }

    @Test
    void tellsItsMetricsBehindTheServers() {
        var operator = new Client(product.url(), List.of());
        assertThat(operator.get("/metrics").is(200).text())
                .contains("jvm_uptime_seconds", "# TYPE recordings_emails_total counter");
    }

    @Test
    void answersErrorsAsTheNodeDoes() {
        client.get("/nothing").isProblem(404, "not-found");
        client.get(Client.path("x")).isProblem(404, "not-found");
        Client.bearer(product.url(), "rk_wrong").get("/api/v1/recordings").isProblem(401, "unauthenticated");
    }
}
