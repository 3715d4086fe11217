package app.recordings.health;

import app.recordings.broker.BrokerWatch;
import app.recordings.correction.EngineWatch;
import app.recordings.metrics.Metrics;
import app.recordings.metrics.Readings;
import app.recordings.storage.ConfiguredObjectStorage;
import io.prometheus.metrics.core.metrics.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether what this node needs is there, as the health checks tell it, and the room that is left on its disk. */
@ApplicationScoped
class DependencyReadings implements Readings {
    private static final Gauge THERE = Metrics.gauge(
            "recordings_dependency_available", "1 while this node hears of what it needs, else 0.", "dependency");
    private static final Gauge FREE =
            Metrics.gauge("recordings_disk_free_bytes", "Room left on the disk of this node's data folder.");

    @Inject
    BrokerWatch broker;

    @Inject
    EngineWatch engine;

    @Inject
    ConfiguredObjectStorage storage;

    @Inject
    @ConfigProperty(name = "recordings.data", defaultValue = ".data")
    String data;

    @Override
    public void take() {
        FREE.set(new File(data).getUsableSpace());
        set("broker", broker.isAvailable());
        set("audio-engine", engine.isAvailable());
        set("storage", isStorageThere());
    }

    private boolean isStorageThere() {
        try {
            storage.check();
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }

    private static void set(String dependency, boolean isThere) {
        THERE.labelValues(dependency).set(isThere ? 1 : 0);
    }

    @Override
    public void forget() {
        THERE.clear();
    }
}
