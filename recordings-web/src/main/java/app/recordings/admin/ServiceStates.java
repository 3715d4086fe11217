package app.recordings.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** How the services stand that this node needs: what its health checks say, so that the console says nothing else. */
@ApplicationScoped
class ServiceStates {
    private static final String STATE = "state";

    @Inject
    @Readiness
    Instance<HealthCheck> checks;

    /** By name. */
    List<ServiceState> now() {
        return checks.stream()
                .map(check -> state(check.call()))
                .sorted(Comparator.comparing(ServiceState::name))
                .toList();
    }

    private static ServiceState state(HealthCheckResponse response) {
        Map<String, Object> data = response.getData().orElse(Map.of());
        String state = response.getStatus() == HealthCheckResponse.Status.DOWN
                ? "down"
                : String.valueOf(data.getOrDefault(STATE, "ready"));
        String reason = data.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(STATE))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        return new ServiceState(response.getName(), state, reason);
    }
}
