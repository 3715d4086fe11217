package app.recordings.idempotency;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import java.util.UUID;
import java.util.function.Function;

/** One request that may have an idempotency key. Closing it gives the key back unless something was made with it. */
public final class IdempotentCall implements AutoCloseable {
    private final Standing standing;
    private final IdempotentCalls calls;
    private boolean used;

    /** @param standing of the key; null when the request has none */
    IdempotentCall(Standing standing, IdempotentCalls calls) {
        this.standing = standing;
        this.calls = calls;
    }

    /** Makes what the request asks for, or finds what the first request with its key has made. */
    public <T> T once(Fingerprint content, Creation<T> creation) {
        if (standing instanceof Standing.Claimed claim) {
            T made = calls.make(claim.token(), content, creation);
            used = true;
            return made;
        } else if (standing instanceof Standing.Used use) {
            return replay(use, content, creation.find());
        }
        return creation.make().get();
    }

    /** The same for what is made in a transaction that requests share, and that must not be begun inside another. */
    public <T> T onceShared(Fingerprint content, SharedCreation<T> creation) {
        if (standing instanceof Standing.Claimed claim) {
            T made = creation.make().apply(id -> calls.use(claim.token(), content, id));
            used = true;
            return made;
        } else if (standing instanceof Standing.Used use) {
            return replay(use, content, creation.find());
        }
        return creation.make().apply(id -> {});
    }

    /** Whether this request only hears again what an earlier one has made. */
    public boolean isReplay() {
        return standing instanceof Standing.Used;
    }

    private static <T> T replay(Standing.Used use, Fingerprint content, Function<UUID, T> find) {
        if (!use.fingerprint().equals(content.value())) {
            throw new ProblemException(
                    ErrorType.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another request.");
        }
        try {
            return find.apply(use.resourceId());
        } catch (ProblemException e) {
            throw e.type() == ErrorType.NOT_FOUND
                    ? new ProblemException(ErrorType.GONE, "What was made with this Idempotency-Key has been deleted.")
                    : e;
        }
    }

    @Override
    public void close() {
        if (standing instanceof Standing.Claimed claim) {
            calls.ended(claim.token(), used);
        }
    }
}
