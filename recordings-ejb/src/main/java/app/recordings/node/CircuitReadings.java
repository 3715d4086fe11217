package app.recordings.node;

import app.recordings.metrics.Metrics;
import app.recordings.metrics.Readings;
import io.prometheus.metrics.core.metrics.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How this node's circuit breakers stand. */
@ApplicationScoped
class CircuitReadings implements Readings {
    private static final Gauge CLOSED = Metrics.gauge(
            "recordings_circuit_closed",
            "1 while calls are made, 0.5 while one tries, 0 while they fail at once; those used since the start.",
            "circuit");

    @Inject
    Circuits circuits;

    @Override
    public void take() {
        circuits.now().forEach(circuit -> CLOSED.labelValues(circuit.name()).set(share(circuit)));
    }

    static double share(Circuit circuit) {
        return switch (circuit.state()) {
            case "closed" -> 1;
            case "half-open" -> 0.5;
            default -> 0;
        };
    }

    @Override
    public void forget() {
        CLOSED.clear();
    }
}
