package app.recordings.launcher;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

/** Parts of a test's own, on data of their own, beside the shared product; the test says which and when. */
final class OwnParts {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Surroundings surroundings;
    private final Guard guard;
    private final List<Supervised> started = new ArrayList<>();

    private OwnParts(Surroundings surroundings) throws IOException {
        this.surroundings = surroundings;
        surroundings.secrets().administrator();
        this.guard = Guard.start(surroundings.data(), surroundings.distribution());
    }

    /**
     * With nothing started yet.
     *
     * @param enginePort where the audio service is looked for on 127.0.0.1
     */
    static OwnParts fresh(Configuration configuration, int enginePort) throws IOException {
        var data = DataFolder.open(configuration.data());
        var usual = Surroundings.of(configuration, data, Distribution.find());
        var ports = new EnumMap<>(usual.ports());
        ports.put(Part.AUDIO, enginePort);
        return new OwnParts(new Surroundings(configuration, data, usual.distribution(), usual.secrets(), ports));
    }

    /** More parts, on data of their own, which find these ones' database, broker and audio service. */
    OwnParts beside(Configuration configuration) throws IOException {
        var data = DataFolder.open(configuration.data());
        var ports = new EnumMap<>(surroundings.ports());
        ports.put(Part.NODE, configuration.httpPort());
        return new OwnParts(
                new Surroundings(configuration, data, surroundings.distribution(), surroundings.secrets(), ports));
    }

    /** More parts beside a product's database and broker, which runs on another data folder, maybe of another version. */
    static OwnParts besides(Path running, Configuration configuration) throws IOException {
        Folders.copy(running.resolve("secrets"), configuration.data().resolve("secrets"));
        var data = DataFolder.open(configuration.data());
        var usual = Surroundings.of(configuration, data, Distribution.find());
        var ports = new EnumMap<>(usual.ports());
        for (var part : List.of(Part.DATABASE, Part.BROKER)) {
            var port = Files.readString(running.resolve("run/" + part.label() + ".port"));
            ports.put(part, Integer.parseInt(port.strip()));
        }
        return new OwnParts(new Surroundings(configuration, data, usual.distribution(), usual.secrets(), ports));
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Supervised start(PartDefinition definition) {
        var part = new Supervised(definition, surroundings.data(), new Console(System.out));
        started.add(part);
        part.start();
        return part;
    }

    Supervised of(Part part) {
        return started.stream().filter(one -> one.part() == part).findFirst().orElseThrow();
    }

    OwnParts startDatabaseAndBroker() {
        start(new DatabaseDefinition(surroundings));
        start(new BrokerDefinition(surroundings));
        return this;
    }

    void awaitReady() {
        await("parts whose logs are in " + surroundings.data().path())
                .atMost(LONGEST_START)
                .until(() -> started.stream().allMatch(Supervised::isReady));
    }

    /** In the product's own order. */
    void stop() throws InterruptedException {
        for (var part :
                started.stream().sorted(Comparator.comparing(Supervised::part)).toList()) {
            part.stop();
        }
        guard.close();
        surroundings.data().close();
    }
}
