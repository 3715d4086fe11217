package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.OperatedProduct;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A node of this version takes the place of one of the version before, while callers notice nothing. Run by
 * {@code -Pfaults -Drecordings.former=/path/to/recordings.jar}, which the version before was packaged to.
 */
@EnabledIfSystemProperty(named = "recordings.former", matches = ".+")
class UpgradeCase {
    private static final Duration PHASE = Duration.ofSeconds(Integer.getInteger("recordings.upgrade.phase", 20));

    private final TalkingEngine behind = new TalkingEngine();
    private CountedEngine engine;
    private OperatedProduct former;
    private UpgradeLoad load;

    @AfterEach
    void stop() throws InterruptedException {
        former.stop();
        behind.close();
        engine.close();
    }

    @Test
    void nobodyNoticesTheUpgrade() throws IOException, InterruptedException {
        engine = new CountedEngine(behind);
        var options = List.of("-Drecordings.audio.url=http://127.0.0.1:" + engine.port());
        former = OperatedProduct.of(Path.of(System.getProperty("recordings.former")), "former", options);
        former.start();
        load = new UpgradeLoad(former.url());
        load.begin();
        during("former alone", () -> pass(PHASE));
        var newer = during("new one starts and migrates", () -> former.startNode(options));
        load.over(former.url(), newer);
        during("both", () -> pass(PHASE));
        load.over(newer);
        during("former drains away", () -> {
            former.retireNode();
            return newer;
        });
        during("new alone", () -> pass(PHASE));
        load.end();
        assertThat(load.errors()).isEmpty();
        load.clients().forEach(client -> isAllCompletedOnce(new Client(newer, client.headers())));
    }

    /** What a phase does. */
    private interface Phase {
        URI pass() throws IOException, InterruptedException;
    }

    private URI during(String name, Phase phase) throws IOException, InterruptedException {
        var calls = load.calls();
        var completed = load.completed();
        var errors = load.errors().size();
        var began = Instant.now();
        var node = phase.pass();
        Report.line("upgrade, %s: %d ms, %d calls, %d jobs completed, %d errors"
                .formatted(
                        name,
                        Duration.between(began, Instant.now()).toMillis(),
                        load.calls() - calls,
                        load.completed() - completed,
                        load.errors().size() - errors));
        return node;
    }

    private URI pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
        return former.url();
    }

    private static void isAllCompletedOnce(Client client) {
        try (var source = EventSource.open(client, "?after=0")) {
            var summary = client.get("/api/v1/jobs/summary").is(200).json().path("byStatus");
            var jobs = summary.path("completed").asInt();
            assertThat(List.of(
                            summary.path("queued").asInt(),
                            summary.path("processing").asInt()))
                    .containsOnly(0);
            source.events().await("recording.completed", jobs);
            assertThat(source.events().of("recording.completed"))
                    .hasSize(jobs)
                    .extracting(event -> event.json().path("jobId").asText())
                    .doesNotHaveDuplicates();
            assertThat(source.events().of("recording.failed")).isEmpty();
        }
    }
}
