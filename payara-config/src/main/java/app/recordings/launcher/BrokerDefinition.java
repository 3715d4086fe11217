package app.recordings.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Artemis in a JVM of its own, its journal in the data folder. */
record BrokerDefinition(Surroundings surroundings) implements PartDefinition {
    @Override
    public Part part() {
        return Part.BROKER;
    }

    @Override
    public int port() {
        return surroundings.port(part());
    }

    @Override
    public Command prepare() {
        var distribution = surroundings.distribution();
        var data = surroundings.data();
        var words = new ArrayList<>(List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC"));
        words.addAll(surroundings.configuration().jvmOptions(part()));
        store().ifPresent(store -> words.add("-Drecordings.broker.store=" + store));
        words.addAll(List.of(
                "-Drecordings.data=" + data.path(),
                "-Drecordings.broker.host=" + surroundings.listening(part()).host(),
                "-Drecordings.broker.port=" + surroundings.port(part()),
                "-Djava.util.logging.config.file=" + distribution.configuration("broker-logging.properties"),
                "-cp",
                distribution.launcherJar() + ":" + distribution.folder().resolve("lib/broker") + "/*",
                "app.recordings.launcher.broker.BrokerMain",
                distribution.configuration("broker.xml").toString()));
        return Command.java(data.resolve("broker"), words)
                .with(Map.of(
                        "RECORDINGS_BROKER_PASSWORD", surroundings.secrets().brokerPassword()));
    }

    private Optional<Path> store() {
        return surroundings.configuration().layout().brokerStore();
    }

    /** It opens its port last, when the journal is loaded; one that shares its journal may wait for that as long as it lives. */
    @Override
    public boolean isReady() {
        return store().isPresent() || Ports.answers(port());
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(3);
    }
}
