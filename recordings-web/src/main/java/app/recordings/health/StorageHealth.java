package app.recordings.health;

import app.recordings.storage.ConfiguredObjectStorage;
import app.recordings.storage.StorageMover;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Without the store nothing can be taken or played. */
@Readiness
@ApplicationScoped
public class StorageHealth implements HealthCheck {
    @Inject
    ConfiguredObjectStorage storage;

    @Inject
    StorageMover mover;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("storage")
                .withData("kind", storage.kind())
                .withData("moving", mover.isMoving());
        try {
            storage.check();
            return health.up().build();
        } catch (RuntimeException e) {
            return health.down().withData("reason", Reason.of(e)).build();
        }
    }
}
