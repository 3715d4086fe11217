package app.recordings.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Build time only: runs the product once, so that the JVM archives the classes the node loads (JEP 350). Done again only
 * when JDK or server change; a failure costs speed, nothing else.
 */
public final class Training {
    private Training() {}

    /**
     * @param arguments a folder for the trial run's data
     * @throws Exception if the distribution cannot be read
     */
    public static void main(String[] arguments) throws Exception {
        var distribution = Distribution.find();
        var marker = distribution.folder().resolve("node/classes.trained");
        var state = state(distribution);
        if (Files.exists(marker) && Files.readString(marker).equals(state)) {
            return;
        }
        Files.deleteIfExists(distribution.classArchive());
        try {
            run(distribution, Leftovers.emptied(Path.of(arguments[0])));
            Files.writeString(marker, state);
        } catch (LaunchException failure) {
            System.getLogger(Training.class.getName())
                    .log(System.Logger.Level.WARNING, "The node will start slower: " + failure.getMessage());
        }
    }

    private static void run(Distribution distribution, Path data) throws InterruptedException {
        var port = Integer.toString(Ports.free());
        var configuration =
                Configuration.from(Map.of("RECORDINGS_DATA", data.toString(), "RECORDINGS_HTTP_PORT", port));
        var silent = new Console(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var product = Product.launch(configuration, silent, distribution.forTraining());
        try {
            product.awaitReady();
            for (var path : new String[] {"/", "/openapi", "/api/v1/recordings", "/docs"}) {
                Health.isUp(product.url().resolve(path));
            }
        } finally {
            product.stop();
        }
    }

    /** What an archive is bound to: the JVM and the node's class path, whose files' times the JVM checks. */
    private static String state(Distribution distribution) throws IOException {
        try (var server = Files.walk(distribution.server());
                var libraries = Files.walk(distribution.folder().resolve("lib/node"))) {
            return Stream.concat(server, libraries)
                    .filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(file -> file + " " + file.toFile().lastModified())
                    .collect(Collectors.joining("\n", System.getProperty("java.vm.version") + "\n", "\n"));
        }
    }
}
