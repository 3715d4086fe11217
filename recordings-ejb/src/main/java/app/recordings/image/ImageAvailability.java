package app.recordings.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Until when this node leaves the provider in peace. */
@ApplicationScoped
class ImageAvailability {
    @Inject
    Clock clock;

    private volatile Instant awayUntil = Instant.MIN;

    boolean isAvailable() {
        return !clock.instant().isBefore(awayUntil);
    }

    void isAway(Duration wait) {
        awayUntil = clock.instant().plus(wait);
    }
}
