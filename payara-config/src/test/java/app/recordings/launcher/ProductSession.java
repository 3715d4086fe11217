package app.recordings.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Starts the product once for all black-box tests (classes named *IT), on fresh data and a free port, and stops it at their
 * end. Tests find it by the system property recordings.url, those about its processes by {@link #product}.
 */
public final class ProductSession implements LauncherSessionListener {
    /** Nodes of tests live too short for the optimising compiler to pay. */
    private static final String SOON_WARM = "-XX:TieredStopAtLevel=1";

    private static Product product;
    private static int folders;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(new TestExecutionListener() {
            @Override
            public void testPlanExecutionStarted(TestPlan plan) {
                if (product == null && needsProduct(plan)) {
                    start();
                }
            }
        });
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (product != null) {
            try {
                product.stop();
                product = null;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The one product that runs for all tests. */
    public static Product product() {
        return product;
    }

    /**
     * One more product, for a test that harms it.
     *
     * @param nodeOptions more for the node's JVM
     */
    public static Product startAnother(String name, List<String> nodeOptions) throws InterruptedException {
        return Product.start(fresh(name, nodeOptions), new Console(System.out));
    }

    /** A configuration on fresh data below target/, on a free port of loopback; the logs stay until the next run. */
    static Configuration fresh(String name) {
        return fresh(name, List.of());
    }

    /** The same with more options for the node's JVM. */
    static synchronized Configuration fresh(String name, List<String> nodeOptions) {
        try {
            var all = Files.createDirectories(Path.of("target", "data").toAbsolutePath());
            try (var former = Files.list(all)) {
                for (var folder : former.filter(ProductSession::isAbandoned).toList()) {
                    Folders.emptied(folder);
                }
            }
            var data = all.resolve(
                    name + "-" + ++folders + "-" + ProcessHandle.current().pid());
            var port = Integer.toString(Ports.free());
            return Configuration.from(Map.of(
                    "RECORDINGS_DATA", data.toString(),
                    "RECORDINGS_HTTP_PORT", port,
                    "RECORDINGS_NODE_OPTIONS", String.join(" ", SOON_WARM, String.join(" ", nodeOptions))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isAbandoned(Path folder) {
        var pid = folder.getFileName().toString().replaceFirst(".*-", "");
        return !pid.matches("[0-9]+") || ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private static void start() {
        try {
            var configuration = fresh("shared");
            product = Product.start(configuration, new Console(System.out));
            System.setProperty("recordings.url", configuration.localUrl().toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean needsProduct(TestPlan plan) {
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .map(TestIdentifier::getSource)
                .flatMap(java.util.Optional::stream)
                .anyMatch(source ->
                        source instanceof ClassSource of && of.getClassName().endsWith("IT"));
    }
}
