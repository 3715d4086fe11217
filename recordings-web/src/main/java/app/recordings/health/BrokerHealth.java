package app.recordings.health;

import app.recordings.broker.BrokerWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without the broker recordings are taken and sent later: degraded, not down. */
@Readiness
@ApplicationScoped
public class BrokerHealth implements HealthCheck {
    @Inject
    BrokerWatch broker;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker")
                .up()
                .withData("state", broker.isAvailable() ? "ready" : "degraded")
                .build();
    }
}
