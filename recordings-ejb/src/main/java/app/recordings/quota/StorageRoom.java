package app.recordings.quota;

import app.recordings.error.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much audio an owner may keep. It is summed up once a minute, near the limit once a second, and what this node takes
 * meanwhile is added; where there is no limit, never.
 */
@ApplicationScoped
public class StorageRoom {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final Duration LIFE_NEAR_LIMIT = Duration.ofSeconds(1);
    private static final int OWNERS = 10_000;

    @Inject
    StoredBytesService storedBytes;

    @Inject
    Quotas quotas;

    @Inject
    Clock clock;

    private final Map<UUID, Sum> sums = new ConcurrentHashMap<>();

    private record Sum(AtomicLong bytes, Instant until) {}

    /**
     * To be called before the caller's transaction has used its connection.
     *
     * @throws ProblemException 429 when so much more is too much
     */
    public void require(UUID ownerId, long bytes) {
        long limit = quotas.limits(ownerId).of(Quota.STORED_BYTES);
        if (limit == Limits.NONE) {
            return;
        }
        AtomicLong stored = stored(ownerId, limit);
        if (stored.addAndGet(bytes) > limit) {
            stored.addAndGet(-bytes);
            throw ProblemException.tooManyRequests(
                    "All your audio may have " + limit + " bytes; delete some to make room.", LIFE);
        }
    }

    private AtomicLong stored(UUID ownerId, long limit) {
        Instant now = clock.instant();
        Sum known = sums.get(ownerId);
        if (known != null && now.isBefore(known.until())) {
            return known.bytes();
        } else if (sums.size() >= OWNERS) {
            sums.clear();
        }
        long bytes = storedBytes.sum(ownerId);
        boolean isNear = bytes > limit - limit / 10;
        Sum counted = new Sum(new AtomicLong(bytes), now.plus(isNear ? LIFE_NEAR_LIMIT : LIFE));
        sums.put(ownerId, counted);
        return counted.bytes();
    }
}
