package app.recordings.launcher;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** Database, broker and node of their own, beside the shared product; their audio service is whatever the test plays. */
public final class ProductWithoutEngine {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Configuration configuration;
    private final DataFolder data;
    private final Guard guard;
    private final Deque<Supervised> parts = new ArrayDeque<>();

    private ProductWithoutEngine(Configuration configuration, int enginePort) throws IOException {
        this.configuration = configuration;
        this.data = DataFolder.open(configuration.data());
        var distribution = Distribution.find();
        var usual = Surroundings.of(configuration, data, distribution);
        var ports = new EnumMap<>(usual.ports());
        ports.put(Part.AUDIO, enginePort);
        var surroundings = new Surroundings(configuration, data, distribution, usual.secrets(), ports);
        surroundings.secrets().administrator();
        this.guard = Guard.start(data, distribution);
        for (var definition : List.of(
                new DatabaseDefinition(surroundings),
                new BrokerDefinition(surroundings),
                new NodeDefinition(surroundings))) {
            parts.push(new Supervised(definition, data, new Console(System.out)));
        }
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param enginePort where its audio service is looked for on 127.0.0.1
     */
    public static ProductWithoutEngine start(int enginePort) throws IOException, InterruptedException {
        var product = new ProductWithoutEngine(ProductSession.fresh("without-engine"), enginePort);
        try {
            product.parts.descendingIterator().forEachRemaining(Supervised::start);
            product.awaitReady();
            return product;
        } catch (ConditionTimeoutException late) {
            product.stop();
            throw late;
        }
    }

    private void awaitReady() {
        await("parts whose logs are in " + configuration.data())
                .atMost(LONGEST_START)
                .until(() -> parts.stream().allMatch(Supervised::isReady));
    }

    /** Without a final slash. */
    public URI url() {
        return configuration.localUrl();
    }

    /** The node first, the database last. */
    public void stop() throws InterruptedException {
        for (var part : parts) {
            part.stop();
        }
        guard.close();
        data.close();
    }
}
