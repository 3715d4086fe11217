package app.recordings.launcher;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The enterprise archive on Payara Server, installed by the commands in the documentation, with a database and a broker of
 * its own; its audio service is whatever the test plays.
 */
public final class EnterpriseProduct {
    private static final Path ARCHIVE = Path.of("..", "recordings-ear", "target", "recordings-ear.ear");
    private static final Path GUIDE = Path.of("..", "docs", "deploy-payara-server.md");
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final String FAILURE = " PlainTextActionReporterFAILURE";
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final OwnParts parts;
    private final EnterpriseServer server;
    private final EnterpriseDomain domain;

    private EnterpriseProduct(OwnParts parts) throws IOException {
        this.parts = parts;
        this.server = EnterpriseServer.unpacked();
        this.domain = EnterpriseDomain.make(server, parts.surroundings().data().resolve("node"));
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param enginePort where its audio service is looked for on 127.0.0.1
     */
    public static EnterpriseProduct start(int enginePort) throws IOException, InterruptedException {
        var product = new EnterpriseProduct(
                OwnParts.fresh(ProductSession.fresh("enterprise"), enginePort).startDatabaseAndBroker());
        try {
            product.install();
            return product;
        } catch (IOException | RuntimeException failure) {
            product.stop();
            throw failure;
        }
    }

    private void install() throws IOException, InterruptedException {
        // for the guard, should this JVM die
        Files.createSymbolicLink(parts.surroundings().data().pidFile(Part.NODE), domain.pidFile());
        var log = parts.surroundings().data().log(Part.NODE);
        var builder = new ProcessBuilder("sh", "-eu", "-c", commands())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(new NodeDefinition(parts.surroundings()).environment());
        builder.environment().putAll(places());
        if (builder.start().waitFor() != 0) {
            throw new IOException("The domain did not start: " + Files.readString(log));
        }
        await("a server whose log is " + domain.log()).atMost(LONGEST_START).until(this::serves);
    }

    private boolean serves() throws IOException {
        // whose start goes on when one of its commands has failed
        if (Files.readString(domain.log()).contains(FAILURE)) {
            throw new IllegalStateException("A command failed: see " + domain.log());
        }
        return Health.isUp(url().resolve("/health/ready"));
    }

    private static String commands() throws IOException {
        var guide = COMMANDS.matcher(Files.readString(GUIDE));
        if (!guide.find()) {
            throw new IOException("There are no commands in " + GUIDE);
        }
        return guide.group(1);
    }

    private Map<String, String> places() throws IOException {
        var surroundings = parts.surroundings();
        return Map.of(
                "AS_JAVA", System.getProperty("java.home"),
                "PAYARA", server.folder().toString(),
                "DOMAIN", domain.folder().toString(),
                "RECORDINGS", surroundings.distribution().folder().toString(),
                "EAR", ARCHIVE.toRealPath().toString(),
                "DATABASE_PORT", Integer.toString(surroundings.port(Part.DATABASE)),
                "BROKER_PORT", Integer.toString(surroundings.port(Part.BROKER)));
    }

    /** Without a final slash. */
    public URI url() {
        return parts.surroundings().configuration().localUrl();
    }

    /** Ends the server at once, then the parts in order. */
    public void stop() throws IOException, InterruptedException {
        var its = domain.folder().toString();
        var processes = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(its))
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        Files.deleteIfExists(parts.surroundings().data().pidFile(Part.NODE));
        parts.stop();
    }
}
