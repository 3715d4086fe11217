package app.recordings.idempotency;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Claims keys and remembers what was made with them. */
@ApplicationScoped
class IdempotencyService {
    /** For so long a claim holds that nobody renews: a request that died frees its key then. */
    private static final Duration CLAIM = Duration.ofSeconds(45);

    /** For so long the key of something deleted tells that it was. */
    private static final Duration AFTER_DELETION = Duration.ofDays(30);

    private static final int AT_ONCE = 1000;
    private static final int LOOKS = 3;

    @Inject
    IdempotencyRepository keys;

    /** Takes the key for a request, if it is free. */
    @Transactional
    public Standing claim(IdempotencyKey key) {
        UUID token = UUID.randomUUID();
        for (int look = 0; look < LOOKS; look++) {
            if (keys.claim(key, token, CLAIM)) {
                return new Standing.Claimed(token);
            }
            Optional<Standing> found = keys.find(key);
            if (found.isPresent()) {
                return found.get();
            }
            // Given back between the two statements.
        }
        return new Standing.InFlight();
    }

    /** Makes something and remembers that the key has, in one transaction. */
    @Transactional
    public <T> T make(UUID token, String fingerprint, Creation<T> creation) {
        T made = creation.make().get();
        use(token, new Standing.Used(fingerprint, creation.id().apply(made)), creation.keep());
        return made;
    }

    /** Remembers what the key has made, in the transaction that makes it. */
    @Transactional
    public void use(UUID token, Standing.Used use, Duration keep) {
        if (!keys.use(token, use, keep)) {
            throw new ProblemException(
                    ErrorType.CONFLICT, "This request took so long that another one with its key came first.");
        }
    }

    /** Gives a key back that nothing was made with. */
    @Transactional
    public void release(UUID token) {
        keys.release(token);
    }

    @Transactional
    public void renew(Collection<UUID> tokens) {
        keys.renew(tokens, CLAIM);
    }

    @Transactional
    public void deleteExpired() {
        keys.deleteExpired(AT_ONCE);
    }

    /** What a key may have made is deleted, in the caller's transaction; the key is kept for a while to tell so. */
    @Transactional
    public void deleted(UUID resourceId) {
        keys.keepFor(resourceId, AFTER_DELETION);
    }
}
