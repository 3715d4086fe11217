package app.recordings.launcher;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Build time only: runs the product once, so that the JVM archives the classes the node loads (JEP 350). Done again only
 * when JDK or server change; a failure costs speed, nothing else.
 */
public final class Training {
    /** It lives too short for the other one to pay. */
    private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private Training() {}

    /**
     * @param arguments a folder for the trial run's data
     * @throws Exception if the distribution cannot be read
     */
    public static void main(String[] arguments) throws Exception {
        var distribution = Distribution.find();
        var archive = distribution.classArchive();
        if (archive.fits()) {
            return;
        }
        archive.delete();
        try {
            run(distribution, Folders.emptied(Path.of(arguments[0])));
            archive.accept();
        } catch (LaunchException failure) {
            System.getLogger(Training.class.getName())
                    .log(System.Logger.Level.WARNING, "The node will start slower: " + failure.getMessage());
        }
    }

    private static void run(Distribution distribution, Path data) throws InterruptedException {
        var port = Integer.toString(Ports.free());
        var configuration = Configuration.from(Map.of(
                "RECORDINGS_DATA", data.toString(),
                "RECORDINGS_HTTP_PORT", port,
                "RECORDINGS_NODE_OPTIONS", QUICK_COMPILER_ONLY));
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
}
