package app.recordings.health;

import app.recordings.correction.EngineWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Without the audio engine recordings wait, but are taken: degraded, not down. */
@Readiness
@ApplicationScoped
public class EngineHealth implements HealthCheck {
    @Inject
    EngineWatch engine;

    @Override
    public HealthCheckResponse call() {
        boolean isThere = engine.isAvailable();
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("audio-engine").up().withData("state", isThere ? "ready" : "degraded");
        if (!isThere) {
            health.withData("reason", engine.reason() + " Recordings wait.");
        }
        return health.build();
    }
}
