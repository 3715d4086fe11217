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

/** Services that are away for minutes while work for them is waiting. Run by {@code -Pfaults}. */
class OutageCase {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("recordings.faults.outage", 180));
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

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }
}
