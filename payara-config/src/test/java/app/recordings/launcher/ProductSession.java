package app.recordings.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    /** For parts that live too short for the optimising compiler to pay. */
    private static final List<String> SOON_WARM = List.of("-XX:TieredStopAtLevel=1");

    /** Tests' receivers of webhooks are on this address; others of loopback stay forbidden. */
    private static final String RECEIVERS = "-Drecordings.webhook.allowed-networks=127.0.0.1";

    /** A test that is to come from elsewhere says so as a proxy does. */
    private static final String PROXIES = "-Drecordings.trusted.proxies=127.0.0.1";

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
     * One more product beside the shared one, for a test that harms it; whoever starts it stops it.
     *
     * @param nodeOptions more for the node's JVM
     */
    public static Product startAnother(String name, List<String> nodeOptions) throws InterruptedException {
        return Product.start(fresh(name, nodeOptions), new Console(System.out));
    }

    /** The same with the JVMs' own options alone, for what measures it. */
    public static Product startAsShipped(String name, List<String> nodeOptions) throws InterruptedException {
        return Product.start(freshAsShipped(name, nodeOptions), new Console(System.out));
    }

    static Configuration freshAsShipped(String name, List<String> nodeOptions) {
        return fresh(name, Map.of(Part.NODE, nodeOptions));
    }

    /** A configuration on fresh data below target/, on a free port of loopback; the logs stay until the next run. */
    static Configuration fresh(String name) {
        return fresh(name, List.of());
    }

    /** The same with more options for the node's JVM. */
    static Configuration fresh(String name, List<String> nodeOptions) {
        var node = Stream.concat(SOON_WARM.stream(), nodeOptions.stream()).toList();
        return fresh(name, Map.of(Part.NODE, node, Part.AUDIO, SOON_WARM, Part.BROKER, SOON_WARM));
    }

    /**
     * Several nodes behind HAProxy, on fresh data.
     *
     * @param nodeOptions more for each node's JVM
     */
    public static Cluster startCluster(String name, int nodes, List<String> nodeOptions) throws InterruptedException {
        var node = Stream.concat(SOON_WARM.stream(), nodeOptions.stream()).toList();
        var environment = environment(name, Map.of(Part.NODE, node, Part.AUDIO, SOON_WARM, Part.BROKER, SOON_WARM));
        var cluster = Cluster.launch(environment, nodes, new Console(System.out));
        cluster.awaitReady();
        return cluster;
    }

    /**
     * One more node on a product's database, broker and audio service.
     *
     * @param changes to how it finds them, by the names of {@link Layout}'s variables
     */
    public static Product startBeside(Product product, String name, Map<String, String> changes)
            throws InterruptedException {
        var environment = new HashMap<>(environment(name, Map.of(Part.NODE, SOON_WARM)));
        environment.putAll(product.reachedFromBeside());
        environment.putAll(changes);
        return Product.start(Configuration.from(environment), new Console(System.out));
    }

    private static Configuration fresh(String name, Map<Part, List<String>> jvmOptions) {
        return Configuration.from(environment(name, jvmOptions));
    }

    private static synchronized Map<String, String> environment(String name, Map<Part, List<String>> jvmOptions) {
        try {
            var all = Files.createDirectories(Path.of("target", "data").toAbsolutePath());
            try (var former = Files.list(all)) {
                for (var folder : former.filter(ProductSession::isAbandoned).toList()) {
                    Folders.emptied(folder);
                }
            }
            var data = all.resolve(
                    name + "-" + ++folders + "-" + ProcessHandle.current().pid());
            var environment = new HashMap<>(
                    Map.of("RECORDINGS_DATA", data.toString(), "RECORDINGS_HTTP_PORT", Integer.toString(Ports.free())));
            jvmOptions.forEach(
                    (part, options) -> environment.put(Configuration.jvmOptionsName(part), String.join(" ", options)));
            return environment;
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
            // its engine hears so much that the optimising compiler pays
            var mailPort = Ports.free();
            System.setProperty("recordings.mail.port", Integer.toString(mailPort));
            var collector = collector(Ports.free());
            var openId = openId(Ports.free());
            var node = Stream.concat(
                            SOON_WARM.stream(), Stream.of(RECEIVERS, PROXIES, mail(mailPort), collector, openId))
                    .toList();
            var configuration =
                    fresh("shared", Map.of(Part.NODE, node, Part.AUDIO, List.of(collector), Part.BROKER, SOON_WARM));
            product = Product.start(configuration, new Console(System.out));
            System.setProperty("recordings.url", configuration.localUrl().toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A mail server that is there while a test has one on this port. */
    private static String mail(int port) {
        return "-Drecordings.console.password.iterations=1000 -Drecordings.mail.host=127.0.0.1 -Drecordings.mail.port="
                + port + " -Drecordings.mail.security=none -Drecordings.mail.from=recordings@product.example";
    }

    /** A collector of traces that is there while a test has one on this port; only requests that ask for it are traced. */
    private static String collector(int port) {
        System.setProperty("recordings.otlp.port", Integer.toString(port));
        return "-Drecordings.otlp.endpoint=http://127.0.0.1:" + port + " -Drecordings.trace.ratio=0";
    }

    /** An OpenID provider that is there while a test has one on this port; its group of operators has that role. */
    private static String openId(int port) {
        var secret = "secret-of-tests-" + port;
        System.setProperty("recordings.oidc.port", Integer.toString(port));
        System.setProperty("recordings.oidc.secret", secret);
        return "-Drecordings.oidc.issuer=http://127.0.0.1:" + port + " -Drecordings.oidc.client-id=recordings"
                + " -Drecordings.oidc.client-secret=" + secret
                + " -Drecordings.oidc.name=Example -Drecordings.oidc.roles=operators=operator";
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
