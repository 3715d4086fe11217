package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Cluster;
import app.recordings.launcher.Part;
import app.recordings.launcher.Product;
import app.recordings.launcher.ProductSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three nodes behind HAProxy, of which one dies, all are restarted one after the other, or one is cut off: nothing accepted is
 * lost, nothing is done twice, and clients hardly notice. Run by {@code -Pfaults}; each adds a line to target/figures.md.
 */
class ClusterCase {
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(120);
    private static final Duration PICTURE = Duration.ofMillis(200);

    private static FakePhotos photos;
    private static Cluster cluster;
    private static Client client;

    @BeforeAll
    static void startThreeNodes() throws Exception {
        Report.line("| three nodes: | jobs | lost | doubled | failed | calls answered | refused with 503 | errors |"
                + " longest s without an answer | s to the last job's end |");
        photos = new FakePhotos();
        photos.delay(PICTURE);
        cluster = ProductSession.startCluster("cluster", 3, photos.nodeOptions());
        client = Client.application(cluster.url());
    }

    @AfterAll
    static void stopIt() throws Exception {
        if (cluster != null) {
            cluster.stop();
        }
        photos.close();
    }

    @Test
    void losesNothingWhenANodeIsKilled() throws Exception {
        underLoad("a node killed", false, () -> {
            var killed = Killed.kill(cluster.nodes().get(1), Part.NODE);
            killed.awaitSuccessor();
            return true;
        });
    }

    @Test
    void clientsThatTryAgainSeeNoErrorWhileAllNodesAreRestarted() throws Exception {
        underLoad("all nodes restarted in turn", true, () -> {
            for (var node : cluster.nodes()) {
                restart(node);
            }
            return true;
        });
    }

    /** As an upgrade does: asked to end, it finishes what it has and refuses what is new. */
    private static void restart(Product node) throws Exception {
        var former = node.pid(Part.NODE);
        new ProcessBuilder("kill", "-TERM", Long.toString(former)).start().waitFor();
        await().atMost(LONGEST_RECOVERY)
                .ignoreException(IllegalStateException.class)
                .until(() -> node.pid(Part.NODE) != former && node.isReady(Part.NODE));
    }

    @Test
    void aNodeThatIsCutOffRefusesAndComesBackByItself() throws Exception {
        try (var database = new Relay(cluster.shared().port(Part.DATABASE));
                var broker = new Relay(cluster.shared().port(Part.BROKER))) {
            var node = ProductSession.startBeside(
                    cluster.shared(),
                    "cut-off",
                    Map.of(
                            "RECORDINGS_DATABASE_ADDRESSES", database.address(),
                            "RECORDINGS_BROKER_ADDRESSES", broker.address()));
            try {
                cutOff(new Client(node.url(), client.headers()), database, broker);
            } finally {
                node.stop();
            }
        }
    }

    private static void cutOff(Client there, Relay database, Relay broker) {
        there.completed(there.accepted(Sound.silence(100)));

        broker.cut();
        var taken = there.accepted(Sound.silence(100));
        client.completed(taken);
        broker.heal();

        database.cut();
        var began = Instant.now();
        var refused = there.upload(Sound.silence(100));
        refused.isProblem(503, "overloaded");
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(client.get("/health/ready").status()).isEqualTo(200);
        database.heal();

        await().atMost(LONGEST_RECOVERY)
                .until(() -> there.get("/api/v1/recordings").status() == 200);
        there.completed(there.accepted(Sound.silence(100)));
        Report.line("| a node cut off from broker, then database | taken without its broker and completed; refused with"
                + " 503 without its database; serves again by itself |");
    }

    @Test
    void aSessionOfTheConsoleOutlivesItsNode() throws Exception {
        var console = ConsoleClient.of(cluster.nodes().get(0), cluster.url());
        var killed = Killed.kill(cluster.nodes().get(0), Part.NODE);
        for (int i = 0; i < 2 * cluster.nodes().size(); i++) {
            await().until(() -> console.get("/admin/jobs").status() == 200);
        }
        console.press("/admin/jobs", console.token("/admin/jobs"), Map.of()).is(200);
        killed.awaitSuccessor();
    }

    private static void underLoad(String what, boolean isOrderly, Callable<Boolean> fault) throws Exception {
        var load = FaultLoad.prepare(client);
        Instant began;
        try (var steady = new SteadyClient(client)) {
            load.begin();
            load.await(0.3, 0);
            began = Instant.now();
            fault.call();
            load.awaitEnd();
            steady.end();
            steady.accepted().forEach(client::completed);
            report(what, load, steady, Duration.between(began, Instant.now()));
            if (isOrderly) {
                assertThat(steady.errors())
                        .as("errors of a client that tries again what is refused")
                        .isEmpty();
            }
        }
    }

    private static void report(String what, FaultLoad load, SteadyClient steady, Duration ended) {
        var outcome = load.outcome();
        Report.line("| %s | %d | %d | %d | %d | %s | %.1f |"
                .formatted(
                        what,
                        outcome.jobs(),
                        outcome.lost(),
                        outcome.doubled(),
                        outcome.failed(),
                        steady.cells(),
                        ended.toMillis() / 1000.0));
        assertThat(List.of(outcome.lost(), outcome.doubled(), (long) outcome.failed()))
                .containsOnly(0L);
    }
}
