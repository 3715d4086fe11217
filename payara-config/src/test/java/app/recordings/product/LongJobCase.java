package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Part;
import app.recordings.launcher.ProductWithoutEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job that takes longer than transactions, connections and patience last. Run by {@code -Pfaults}. */
class LongJobCase {
    private static final Duration LONG_JOB = Duration.ofSeconds(Integer.getInteger("recordings.faults.job", 600));
    private static final Duration LONGEST_RESTART = Duration.ofMinutes(1);

    private final TalkingEngine behind = new TalkingEngine();
    private CountedEngine engine;
    private ProductWithoutEngine product;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        engine = new CountedEngine(behind);
        product = ProductWithoutEngine.start(engine.port(), List.of(), Part.BROKER, Part.DATABASE);
    }

    @AfterEach
    void stop() throws InterruptedException {
        behind.close();
        if (product != null) {
            product.stop();
        }
        engine.close();
    }

    @Test
    void completesOnceThoughItsBrokerIsRestarted() {
        var client = Client.application(product.url());
        behind.takesToHear(LONG_JOB);
        var id = client.accepted(Sound.silence(300));
        await().atMost(LONG_JOB)
                .until(() -> client.recording(id).path("progress").asDouble() > 0.45);
        var pid = product.pid(Part.BROKER);
        product.kill(Part.BROKER);
        await().atMost(LONGEST_RESTART)
                .ignoreException(IllegalStateException.class)
                .until(() -> product.isReady(Part.BROKER) && product.pid(Part.BROKER) != pid);
        await().atMost(LONG_JOB)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> client.recording(id).path("status").asText().equals("completed"));
        try (var source = EventSource.open(client, "?after=0")) {
            source.events().await("recording.completed", 1);
            var attempts = client.recording(id).path("attempts").asInt();
            Report.line(
                    "job of %d s, broker killed in its middle: completed %d times, after %d attempts, %d calls of the engine"
                            .formatted(
                                    LONG_JOB.toSeconds(),
                                    source.events().of("recording.completed").size(),
                                    attempts,
                                    engine.calls().size()));
            assertThat(attempts).isOne();
            assertThat(engine.calls()).hasSize(1);
            assertThat(source.events().storedTypes())
                    .containsExactly("recording.queued", "recording.processing", "recording.completed");
        }
    }
}
