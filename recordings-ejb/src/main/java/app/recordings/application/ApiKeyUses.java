package app.recordings.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** When keys were used that this node has not written down yet. */
@ApplicationScoped
class ApiKeyUses {
    @Inject
    Clock clock;

    /** In milliseconds since 1970; no more than the keys that were used within a minute. */
    private final Map<UUID, Long> uses = new ConcurrentHashMap<>();

    void note(UUID keyId) {
        uses.put(keyId, clock.millis());
    }

    Map<UUID, Long> noted() {
        return Map.copyOf(uses);
    }

    /** They are written down; a later use of one stays. */
    void written(Map<UUID, Long> noted) {
        noted.forEach(uses::remove);
    }
}
