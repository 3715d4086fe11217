package app.recordings.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The whole product: all parts started together, watched, stopped in order. Used by the command and by the tests.
 *
 * <p>Life: {@link #start} returns when database, broker and node serve; the audio service warms up beside. {@link #stop}
 * ends everything, within 20 s.
 */
public final class Product {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final int START_ATTEMPTS = 3;
    private static final long POLL_MILLIS = 20;

    private final Configuration configuration;
    private final DataFolder data;
    private final Map<Part, Supervised> parts = new EnumMap<>(Part.class);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Guard guard;

    private Product(Surroundings surroundings, Guard guard, Progress progress) {
        this.configuration = surroundings.configuration();
        this.data = surroundings.data();
        this.guard = guard;
        for (var definition : definitions(surroundings)) {
            parts.put(definition.part(), new Supervised(definition, data, progress));
        }
    }

    private static List<PartDefinition> definitions(Surroundings surroundings) {
        var definitions = new ArrayList<PartDefinition>();
        definitions.add(new DatabaseDefinition(surroundings));
        definitions.add(new BrokerDefinition(surroundings));
        definitions.add(new NodeDefinition(surroundings));
        if (!surroundings.distribution().training()) {
            definitions.add(new AudioDefinition(surroundings));
        }
        return definitions;
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
            if (!Ports.isFree(configuration.httpHost(), configuration.httpPort())) {
                throw new LaunchException("Port " + configuration.httpPort() + " of " + configuration.httpHost()
                        + " is taken: end what holds it or set RECORDINGS_HTTP_PORT to another.");
            }
            var surroundings = Surroundings.of(configuration, data, distribution);
            surroundings.secrets().administrator();
            surroundings.distribution().database();
            DatabaseDefinition.requireUser();
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

    /** Starts all parts and waits until database, broker and node serve. */
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
     * Waits until database, broker and node serve.
     *
     * @return false if {@link #stop} was called meanwhile
     * @throws LaunchException if one keeps ending or takes longer than 5 min
     */
    public boolean awaitReady() throws InterruptedException {
        var deadline = System.nanoTime() + LONGEST_START.toNanos();
        for (var part : List.of(Part.DATABASE, Part.BROKER, Part.NODE)) {
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

    private void requireHope(Supervised supervised) {
        if (supervised.part() != Part.AUDIO && supervised.failures() >= START_ATTEMPTS) {
            throw new LaunchException("The " + supervised.part().label() + " ended " + supervised.failures()
                    + " times while starting: see " + data.log(supervised.part()) + ".");
        }
    }

    /** Where this machine reaches the node, without a final slash. */
    public URI url() {
        return configuration.localUrl();
    }

    /** What the product was started with. */
    public Configuration configuration() {
        return configuration;
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
    public synchronized void stop() throws InterruptedException {
        if (stopping.getCount() == 0) {
            return;
        }
        stopping.countDown();
        stop(Part.NODE);
        var audio = new Thread(() -> stopQuietly(Part.AUDIO), "stop-audio");
        audio.start();
        stop(Part.BROKER);
        audio.join();
        stop(Part.DATABASE);
        guard.close();
        data.close();
    }

    private void stop(Part part) throws InterruptedException {
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
