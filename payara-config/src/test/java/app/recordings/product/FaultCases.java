package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Part;
import app.recordings.launcher.ProductWithoutEngine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults that last: services that are away for minutes, a job of minutes whose broker is restarted. Run by {@code -Pfaults}. */
class FaultCases {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("recordings.faults.outage", 180));
    private static final Duration LONG_JOB = Duration.ofSeconds(Integer.getInteger("recordings.faults.job", 600));
    private static final Duration LONGEST_RESUMPTION = Duration.ofSeconds(10);

    private final TalkingEngine behind = new TalkingEngine();
    private CountedEngine engine;
    private FakePhotos photos;
    private ProductWithoutEngine product;
    private Client client;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        engine = new CountedEngine(behind);
        photos = new FakePhotos();
        product = ProductWithoutEngine.start(engine.port(), photos.nodeOptions(), Part.BROKER, Part.DATABASE);
        client = Client.application(product.url());
    }

    @AfterEach
    void stop() throws InterruptedException {
        behind.close();
        if (product != null) {
            product.stop();
        }
        photos.close();
        engine.close();
    }

    @Test
    void waitsWhileTheEngineAndTheProviderAreAway() throws Exception {
        var load = FaultLoad.prepare(client);
        photos.delay(Duration.ofMillis(200));
        load.begin();
        load.await(0.2, 0.1);
        var port = engine.port();
        engine.close();
        photos.away(true);
        var asked = photos.asked().size();
        pass(OUTAGE);
        asked = photos.asked().size() - asked;
        var completed = load.completed();
        engine = new CountedEngine(behind, port);
        photos.away(false);
        var back = Instant.now();
        await().atMost(LONGEST_RESUMPTION.multipliedBy(6))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> load.completed() > completed);
        var resumed = Duration.between(back, Instant.now());
        load.awaitEnd();
        var outcome = load.outcome();
        Report.line(
                "outage of engine and provider for %d s: %d jobs, lost %d, doubled %d, failed %d, attempts used up %d; "
                                .formatted(
                                        OUTAGE.toSeconds(),
                                        outcome.jobs(),
                                        outcome.lost(),
                                        outcome.doubled(),
                                        outcome.failed(),
                                        outcome.retried())
                        + "first job completed %d ms after their return, all after %d ms; the provider was asked %d times meanwhile"
                                .formatted(
                                        resumed.toMillis(),
                                        Duration.between(back, Instant.now()).toMillis(),
                                        asked));
        assertThat(outcome.lost()).isZero();
        assertThat(outcome.doubled()).isZero();
        assertThat(outcome.failed()).isZero();
        assertThat(outcome.retried()).isZero();
        assertThat(resumed).isLessThan(LONGEST_RESUMPTION);
    }

    @Test
    void longJobCompletesOnceThoughItsBrokerIsRestarted() {
        behind.takesToHear(LONG_JOB);
        var id = client.accepted(Sound.silence(300));
        await().atMost(LONG_JOB)
                .until(() -> client.recording(id).path("progress").asDouble() > 0.45);
        var pid = product.pid(Part.BROKER);
        product.kill(Part.BROKER);
        await().atMost(Duration.ofMinutes(1))
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

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }
}
