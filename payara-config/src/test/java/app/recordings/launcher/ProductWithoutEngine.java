package app.recordings.launcher;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Database, broker and node of their own, beside the shared product; their audio service is whatever the test plays. The node
 * is started first and has to wait for the others, in an order that the test chooses.
 */
public final class ProductWithoutEngine {
    private static final Duration LONGEST_BOOT = Duration.ofMinutes(3);
    private static final String WAITING = "Waiting for the database";

    private final OwnParts parts;
    private final List<OwnParts> besides = new ArrayList<>();
    private Instant databaseCame;
    private Instant nodeServed;

    private ProductWithoutEngine(OwnParts parts) {
        this.parts = parts;
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param enginePort where its audio service is looked for on 127.0.0.1
     * @param nodeOptions more for the node's JVM, such as -Drecordings.image.provider.url=http://127.0.0.1:1234
     * @param afterTheNode database and broker, in the order in which they come
     */
    public static ProductWithoutEngine start(int enginePort, List<String> nodeOptions, Part... afterTheNode)
            throws IOException, InterruptedException {
        return start(ProductSession.fresh("without-engine", nodeOptions), enginePort, List.of(afterTheNode));
    }

    /** The same with the JVMs' own options alone, for what measures it. */
    public static ProductWithoutEngine startAsShipped(int enginePort, List<String> nodeOptions)
            throws IOException, InterruptedException {
        var configuration = ProductSession.freshAsShipped("measured", nodeOptions);
        return start(configuration, enginePort, List.of(Part.DATABASE, Part.BROKER));
    }

    private static ProductWithoutEngine start(Configuration configuration, int enginePort, List<Part> afterTheNode)
            throws IOException, InterruptedException {
        var product = new ProductWithoutEngine(OwnParts.fresh(configuration, enginePort));
        try {
            product.start(afterTheNode);
            return product;
        } catch (ConditionTimeoutException late) {
            product.stop();
            throw late;
        }
    }

    private void start(List<Part> order) {
        var surroundings = parts.surroundings();
        var node = parts.start(new NodeDefinition(surroundings));
        var log = surroundings.data().log(Part.NODE);
        await("a node that waits, " + log).atMost(LONGEST_BOOT).until(() -> says(log, WAITING));
        for (var part : order) {
            var came = parts.start(
                    part == Part.DATABASE ? new DatabaseDefinition(surroundings) : new BrokerDefinition(surroundings));
            await().atMost(LONGEST_BOOT).until(came::isReady);
            if (part == Part.DATABASE) {
                databaseCame = Instant.now();
                await("a node, " + log).atMost(LONGEST_BOOT).until(node::isReady);
                nodeServed = Instant.now();
            }
        }
    }

    private static boolean says(Path log, String words) throws IOException {
        return Files.exists(log) && Files.readString(log).contains(words);
    }

    /** By which an administrator calls it. */
    public String administratorKey() throws IOException {
        return Files.readString(parts.surroundings().configuration().data().resolve("admin-key"))
                .strip();
    }

    /** From the moment the database took connections until the node served. */
    public Duration readyAfterDatabase() {
        return Duration.between(databaseCame, nodeServed);
    }

    /** Without a final slash. */
    public URI url() {
        return parts.surroundings().configuration().localUrl();
    }

    /** Ends the part's process at once, as a crash would; it is then started again. */
    public void kill(Part part) {
        Signals.send("KILL", parts.of(part).pid());
    }

    /** The part's TCP port on 127.0.0.1. */
    public int port(Part part) {
        return parts.surroundings().port(part);
    }

    /** Everything it keeps. */
    public Path data() {
        return parts.surroundings().configuration().data();
    }

    /** The part's process. @throws IllegalStateException if it has none just now */
    public long pid(Part part) {
        return parts.of(part).pid();
    }

    public boolean isReady(Part part) {
        return parts.of(part).isReady();
    }

    /** Starts one more node on the same database and broker and waits until it serves. @return where */
    public URI startAnotherNode() throws IOException {
        var configuration = ProductSession.fresh("another-node");
        var others = parts.beside(configuration);
        besides.add(others);
        others.start(new NodeDefinition(others.surroundings()));
        others.awaitReady();
        return configuration.localUrl();
    }

    /** Ends those nodes, which would otherwise take jobs of later tests. */
    public void stopOtherNodes() throws InterruptedException {
        for (var others : besides) {
            others.stop();
        }
        besides.clear();
    }

    /** Nodes go before the database. */
    public void stop() throws InterruptedException {
        stopOtherNodes();
        parts.stop();
    }
}
