package app.recordings.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The whole product: all parts started together, watched, stopped in order. Used by the command and by the tests.
 *
 * <p>Life: {@link #start} returns when all parts serve that are started here, but for an audio service that warms up beside a
 * node. {@link #stop}
 * ends everything, within 20 s.
 */
public final class Product implements Running {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final int START_ATTEMPTS = 3;
    private static final long POLL_MILLIS = 20;

    private final Configuration configuration;
    private final Surroundings surroundings;
    private final DataFolder data;
    private final Map<Part, Supervised> parts = new EnumMap<>(Part.class);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Guard guard;

    private Product(Surroundings surroundings, Guard guard, Progress progress) {
        this.configuration = surroundings.configuration();
        this.surroundings = surroundings;
        this.data = surroundings.data();
        this.guard = guard;
        for (var definition : definitions(surroundings)) {
            parts.put(definition.part(), new Supervised(definition, data, progress));
        }
    }

    private static List<PartDefinition> definitions(Surroundings surroundings) {
        var here = EnumSet.copyOf(surroundings.configuration().layout().parts());
        if (surroundings.distribution().training()) {
            here.remove(Part.AUDIO);
        }
        return here.stream().map(part -> definition(part, surroundings)).toList();
    }

    private static PartDefinition definition(Part part, Surroundings surroundings) {
        return switch (part) {
            case PROXY -> new ProxyDefinition(surroundings);
            case NODE -> new NodeDefinition(surroundings);
            case AUDIO -> new AudioDefinition(surroundings);
            case BROKER -> new BrokerDefinition(surroundings);
            case DATABASE -> new DatabaseDefinition(surroundings);
        };
    }

    /**
     * Takes the data folder, ends what a launcher that died left there and begins to start all parts. Follow with
     * {@link #awaitReady}.
     *
     * @throws LaunchException if the product cannot start, in one line with the remedy
     */
    public static Product launch(Configuration configuration, Progress progress) {
        return launch(configuration, progress, Distribution.find());
    }

    static Product launch(Configuration configuration, Progress progress, Distribution distribution) {
        var data = DataFolder.open(configuration.data());
        try {
            new Leftovers(data).end();
            if (serves(configuration) && !Ports.isFree(configuration.httpHost(), configuration.httpPort())) {
                throw new LaunchException("Port " + configuration.httpPort() + " of " + configuration.httpHost()
                        + " is taken: end what holds it or set RECORDINGS_HTTP_PORT to another.");
            }
            var surroundings = Surroundings.of(configuration, data, distribution);
            surroundings.secrets().administrator();
            if (configuration.layout().parts().contains(Part.DATABASE)) {
                surroundings.distribution().database();
                DatabaseDefinition.requireUser();
            }
            var product = new Product(surroundings, Guard.start(data, distribution), progress);
            product.parts.values().forEach(Supervised::start);
            new LogFiles(product.parts.keySet().stream().map(data::log).toList()).watch(product.stopping);
            return product;
        } catch (IOException failure) {
            data.close();
            throw new LaunchException("The launcher could not start: " + failure.getMessage(), failure);
        } catch (LaunchException failure) {
            data.close();
            throw failure;
        }
    }

    private static boolean serves(Configuration configuration) {
        return configuration.layout().parts().stream().anyMatch(part -> part == Part.PROXY || part == Part.NODE);
    }

    /** Starts all parts and waits until they serve. */
    public static Product start(Configuration configuration, Progress progress) throws InterruptedException {
        var product = launch(configuration, progress);
        try {
            product.awaitReady();
            return product;
        } catch (LaunchException failure) {
            product.stop();
            throw failure;
        }
    }

    /**
     * Waits until all parts serve that are awaited.
     *
     * @return false if {@link #stop} was called meanwhile
     * @throws LaunchException if one keeps ending or takes longer than 5 min
     */
    @Override
    public boolean awaitReady() throws InterruptedException {
        var deadline = System.nanoTime() + LONGEST_START.toNanos();
        for (var part : awaited()) {
            while (!parts.get(part).isReady()) {
                parts.values().forEach(this::requireHope);
                if (System.nanoTime() > deadline) {
                    throw new LaunchException("The " + part.label() + " did not get ready within "
                            + LONGEST_START.toMinutes() + " min: see " + data.log(part) + ".");
                }
                if (stopping.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The audio service warms up beside the others, which serve before. */
    private List<Part> awaited() {
        return parts.keySet().stream()
                .filter(part -> part != Part.AUDIO || parts.size() == 1)
                .toList();
    }

    private void requireHope(Supervised supervised) {
        if (awaited().contains(supervised.part()) && supervised.failures() >= START_ATTEMPTS) {
            throw new LaunchException("The " + supervised.part().label() + " ended " + supervised.failures()
                    + " times while starting: see " + data.log(supervised.part()) + ".");
        }
    }

    /**
     * The environment by which a node on this machine, of another launcher, uses these database, broker and audio service
     * and is the same to its clients.
     */
    public Map<String, String> reachedFromBeside() {
        return surroundings.reachedFromBeside();
    }

    @Override
    public URI url() {
        return configuration.localUrl();
    }

    /** What the product was started with. */
    public Configuration configuration() {
        return configuration;
    }

    /** Which it started. */
    public Set<Part> parts() {
        return Collections.unmodifiableSet(parts.keySet());
    }

    /** Whether the part serves now. */
    public boolean isReady(Part part) {
        return parts.get(part).isReady();
    }

    /** The part's process. @throws IllegalStateException if it has none just now */
    public long pid(Part part) {
        return parts.get(part).pid();
    }

    /** The part's log. */
    public Path log(Part part) {
        return data.log(part);
    }

    /** The part's TCP port on 127.0.0.1. @throws IllegalStateException if it does not serve just now */
    public int port(Part part) {
        try {
            return Integer.parseInt(Files.readString(data.portFile(part)).strip());
        } catch (IOException notReady) {
            throw new IllegalStateException(part.label() + " is not ready", notReady);
        }
    }

    /** Ends the part's process at once, as a crash would (SIGKILL); it is then started again. */
    public void kill(Part part) {
        Signals.send("KILL", pid(part));
    }

    /** Stops all parts: the node first, so that it drains, the database last. Takes at most 20 s. */
    @Override
    public synchronized void stop() throws InterruptedException {
        if (stopping.getCount() == 0) {
            return;
        }
        stopping.countDown();
        stop(Part.PROXY);
        stop(Part.NODE);
        var audio = new Thread(() -> stopQuietly(Part.AUDIO), "stop-audio");
        audio.start();
        stop(Part.BROKER);
        audio.join();
        stop(Part.DATABASE);
        guard.close();
        data.close();
    }

    void stop(Part part) throws InterruptedException {
        if (parts.containsKey(part)) {
            parts.get(part).stop();
        }
    }

    private void stopQuietly(Part part) {
        try {
            stop(part);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
