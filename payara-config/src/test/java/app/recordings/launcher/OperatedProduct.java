package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A product as an operator has it: each command is a process of its own, {@code java -jar recordings.jar}. */
public final class OperatedProduct {
    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final long LONGEST_COMMAND_SECONDS = 120;

    private final Path jar;
    private final Configuration configuration;
    private final Map<String, String> environment;
    private final List<OwnParts> besides = new ArrayList<>();
    private LauncherProcess serving;

    private OperatedProduct(Path jar, Configuration configuration, Map<String, String> more) {
        this.jar = jar;
        this.configuration = configuration;
        this.environment = LauncherProcess.environment(configuration);
        environment.putAll(more);
    }

    /** On fresh data and a free port, not started yet. */
    public static OperatedProduct fresh(String name, Map<String, String> environment) {
        return new OperatedProduct(Distribution.find().launcherJar(), ProductSession.fresh(name), environment);
    }

    /** The same of another version, with more options for its node's JVM. */
    public static OperatedProduct of(Path jar, String name, List<String> nodeOptions) {
        return new OperatedProduct(jar, ProductSession.fresh(name, nodeOptions), Map.of());
    }

    /** Returns when it serves; its audio service warms up beside. */
    public void start() throws IOException {
        serving = LauncherProcess.start(jar, environment, List.of());
        await("a product that writes to " + serving.output())
                .atMost(LONGEST_START)
                .until(() -> serving.said().contains("Ctrl-C stops everything")
                        || !serving.process().isAlive());
    }

    /** Runs a command to its end. @return what it said; it ended with 0 */
    public String run(String... command) throws IOException, InterruptedException {
        var process = LauncherProcess.start(jar, environment, List.of(command));
        var code = process.end(LONGEST_COMMAND_SECONDS);
        assertThat(code).as(process.said()).isZero();
        return process.said();
    }

    /** Has what was committed until now go to the folder of backups, which else takes a minute. */
    public void keepLog(Path backups) throws IOException, SQLException {
        try (var database = Databases.connect(data())) {
            var piece = Databases.ask(database, "SELECT pg_walfile_name(pg_switch_wal())")
                    .get(0);
            await().atMost(LONGEST_STOP).until(() -> Files.exists(backups.resolve("log/" + piece + ".gz")));
        }
    }

    /** As if the machine were gone, with its disk. */
    public void lose() throws IOException, InterruptedException {
        var pids = new ArrayList<Long>();
        for (var part : Part.values()) {
            pids.add(pid(part));
        }
        serving.process().destroyForcibly().waitFor();
        await().atMost(LONGEST_STOP).until(() -> pids.stream().noneMatch(LauncherProcess::isAlive));
        Folders.emptied(data());
    }

    /** Starts a node of this version beside a product of any, on its database and broker, with no engine. @return where */
    public URI startNode(List<String> options) throws IOException {
        var own = ProductSession.fresh("beside", options);
        var parts = OwnParts.besides(data(), own);
        besides.add(parts);
        parts.start(new NodeDefinition(parts.surroundings()));
        parts.awaitReady();
        return own.localUrl();
    }

    /** Stops its own node, as to put it out of service for good: the launcher, which would start it again, is held. */
    public void retireNode() throws IOException {
        var node = pid(Part.NODE);
        Signals.send("STOP", serving.process().pid());
        Signals.send("TERM", node);
        await().atMost(LONGEST_STOP).until(() -> !LauncherProcess.isAlive(node));
    }

    private long pid(Part part) throws IOException {
        return Long.parseLong(
                Files.readString(data().resolve("run/" + part.label() + ".pid")).strip());
    }

    public Path data() {
        return configuration.data();
    }

    /** Without a final slash. */
    public URI url() {
        return configuration.localUrl();
    }

    public void stop() throws InterruptedException {
        for (var parts : besides) {
            parts.stop();
        }
        if (serving != null) {
            Signals.send("CONT", serving.process().pid());
            serving.process().destroy();
            serving.end(LONGEST_STOP.toSeconds());
        }
    }
}
