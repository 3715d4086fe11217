package app.recordings.launcher;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several nodes on this machine behind HAProxy, on one database, broker and audio service; each node is a product of its own
 * whose other parts are elsewhere, as it is on machines of their own. Their data lies in nodes/1, nodes/2 ... of the data
 * folder.
 */
public final class Cluster implements Running {
    /** More than these need more connections than the database here takes. */
    static final int MOST_NODES = 3;

    private static final String TRUSTED_PROXIES = "RECORDINGS_TRUSTED_PROXIES";
    private static final String NODE_OPTIONS = Configuration.jvmOptionsName(Part.NODE);
    private static final String TRUST_LOOPBACK = "-Drecordings.trusted.proxies=127.0.0.1";

    private final Product shared;
    private final List<Product> nodes;

    private Cluster(Product shared, List<Product> nodes) {
        this.shared = shared;
        this.nodes = nodes;
    }

    /**
     * Begins to start all parts; follow with {@link #awaitReady}.
     *
     * @param environment as for {@link Configuration}
     * @param count of nodes, 2 or 3
     * @throws LaunchException if it cannot start, in one line with the remedy
     */
    public static Cluster launch(Map<String, String> environment, int count, Console console) {
        if (count < 2 || count > MOST_NODES) {
            throw new LaunchException("The number of nodes is " + count + ": set it to 1, 2 or 3.");
        }
        ProxyDefinition.requireProgram();
        var ports = Stream.generate(Ports::free).distinct().limit(count).toList();
        var common = new HashMap<>(environment);
        common.put(
                "RECORDINGS_NODE_ADDRESSES",
                ports.stream().map(port -> Address.loopback(port).toString()).collect(Collectors.joining(",")));
        common.put("RECORDINGS_PARTS", "proxy,audio,broker,database");
        var shared = Product.launch(Configuration.from(common), console);
        var nodes = new ArrayList<Product>();
        try {
            for (int number = 1; number <= count; number++) {
                var own = new HashMap<>(environment);
                own.putAll(shared.reachedFromBeside());
                own.put("RECORDINGS_DATA", shared.configuration().data() + "/nodes/" + number);
                if (!own.containsKey(TRUSTED_PROXIES)) {
                    own.merge(NODE_OPTIONS, TRUST_LOOPBACK, (options, ours) -> options + " " + ours);
                }
                own.put("RECORDINGS_HTTP_PORT", ports.get(number - 1).toString());
                nodes.add(Product.launch(Configuration.from(own), console.ofNode(number)));
            }
            return new Cluster(shared, nodes);
        } catch (LaunchException failure) {
            stopAfter(failure, new Cluster(shared, nodes));
            throw failure;
        }
    }

    private static void stopAfter(LaunchException failure, Cluster started) {
        try {
            started.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(interrupted);
        }
    }

    @Override
    public boolean awaitReady() throws InterruptedException {
        var ready = shared.awaitReady();
        for (var node : nodes) {
            ready = ready && node.awaitReady();
        }
        return ready;
    }

    @Override
    public URI url() {
        return shared.url();
    }

    /** Proxy, audio service, broker and database. */
    public Product shared() {
        return shared;
    }

    /** Products of a node alone, from the first. */
    public List<Product> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public void stop() throws InterruptedException {
        shared.stop(Part.PROXY);
        var stopping = nodes.stream()
                .map(node -> new Thread(() -> stopQuietly(node), "stop-node"))
                .toList();
        stopping.forEach(Thread::start);
        for (var thread : stopping) {
            thread.join();
        }
        shared.stop();
    }

    private static void stopQuietly(Product node) {
        try {
            node.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
