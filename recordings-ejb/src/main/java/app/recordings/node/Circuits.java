package app.recordings.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/**
 * How this node's circuit breakers stand. The server tells for how long each has been in each state (MicroProfile Fault
 * Tolerance 4.0, section 9): the state whose time has grown since the last look is the one that it is in.
 */
@ApplicationScoped
class Circuits {
    private static final String TIME_IN_STATE = "ft.circuitbreaker.state.total";
    private static final Map<String, String> STATES =
            Map.of("closed", "closed", "open", "open", "halfOpen", "half-open");

    @Inject
    @RegistryScope(scope = MetricRegistry.BASE_SCOPE)
    Instance<MetricRegistry> metrics;

    private final Map<MetricID, Long> last = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();

    /** By name; those that were used since the start. */
    synchronized List<Circuit> now() {
        if (!metrics.isResolvable()) {
            return List.of();
        }
        metrics.get()
                .getGauges((id, metric) -> id.getName().equals(TIME_IN_STATE))
                .forEach(this::look);
        List<Circuit> circuits = new ArrayList<>();
        states.forEach((name, state) -> circuits.add(new Circuit(name, state)));
        circuits.sort(Comparator.comparing(Circuit::name));
        return circuits;
    }

    private void look(MetricID id, Gauge<?> time) {
        long nanos = time.getValue().longValue();
        Long before = last.put(id, nanos);
        String state = STATES.get(id.getTags().get("state"));
        if (state != null && nanos > (before == null ? 0 : before)) {
            states.put(shortened(id.getTags().get("method")), state);
        }
    }

    /** The class without its package, and the method. */
    private static String shortened(String method) {
        int end = method.lastIndexOf('.', method.lastIndexOf('.') - 1);
        return method.substring(end + 1);
    }
}
