package app.recordings.idempotency;

import app.recordings.error.ProblemException;
import app.recordings.time.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The requests with a key that this node works on; their claims are renewed for as long as they last. */
@ApplicationScoped
public class IdempotentCalls {
    private static final Logger LOG = Logger.getLogger(IdempotentCalls.class.getName());
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(10);
    private static final Duration SWEPT_EVERY = Duration.ofMinutes(10);
    private static final Duration RETRY = Duration.ofSeconds(1);

    @Inject
    IdempotencyService service;

    @Resource
    ManagedExecutorService executor;

    private final Set<UUID> claims = ConcurrentHashMap.newKeySet();
    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor)
                .every(RENEWED_EVERY, "renewing idempotency keys", this::renew)
                .every(SWEPT_EVERY, "removing old idempotency keys", service::deleteExpired);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }

    /**
     * Begins a request, before its body is read. To be closed when it has ended.
     *
     * @param key of the header {@code Idempotency-Key}; null when not sent
     * @throws ProblemException 400 when it is no key, 409 while another request with it is in flight
     */
    public IdempotentCall begin(UUID ownerId, String key) {
        if (key == null) {
            return new IdempotentCall(null, this);
        }
        Standing standing = service.claim(new IdempotencyKey(ownerId, key));
        if (standing instanceof Standing.InFlight) {
            throw ProblemException.inFlight("The first request with this Idempotency-Key has not ended yet.", RETRY);
        }
        if (standing instanceof Standing.Claimed claim) {
            claims.add(claim.token());
        }
        return new IdempotentCall(standing, this);
    }

    /** What a key may have made is deleted, in the caller's transaction; for a while its key still tells so. */
    public void deleted(UUID resourceId) {
        service.deleted(resourceId);
    }

    <T> T make(UUID token, Fingerprint content, Creation<T> creation) {
        return service.make(token, content.value(), creation);
    }

    void use(UUID token, Fingerprint content, UUID made) {
        service.use(token, new Standing.Used(content.value(), made), Creation.USUAL);
    }

    void ended(UUID token, boolean used) {
        claims.remove(token);
        if (used) {
            return;
        }
        try {
            service.release(token);
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "An idempotency key could not be given back; it becomes free by itself", e);
        }
    }

    void renew() {
        if (!claims.isEmpty()) {
            service.renew(Set.copyOf(claims));
        }
    }
}
