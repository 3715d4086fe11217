package app.recordings.health;

import app.recordings.broker.BrokerWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Without the broker recordings are taken and sent later: degraded, not down. */
@Readiness
@ApplicationScoped
public class BrokerHealth implements HealthCheck {
    @Inject
    BrokerWatch broker;

    @Override
    public HealthCheckResponse call() {
        boolean isThere = broker.isAvailable();
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("broker").up().withData("state", isThere ? "ready" : "degraded");
        if (!isThere) {
            health.withData("reason", "It has not answered since " + broker.lastHeard() + "; messages wait.");
        }
        return health.build();
    }
}
