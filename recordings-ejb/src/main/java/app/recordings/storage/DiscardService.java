package app.recordings.storage;

import app.recordings.error.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Knows which objects are to be no more, in stores that take part in no transaction. */
@ApplicationScoped
class DiscardService {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    @Inject
    DiscardRepository discards;

    @Inject
    NeededObjectRepository needs;

    /**
     * An object is about to be written; unless it is kept within an hour, it is deleted. Commits at once: the caller must not
     * have used its transaction yet, or many of them would wait for each other's connections.
     *
     * @return false when it is deleted already
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean expect(String store, UUID objectId) {
        return discards.expect(store, objectId);
    }

    /** It is needed by what the caller's transaction commits. */
    @Transactional
    public void keep(String store, UUID objectId) {
        if (!discards.keep(store, objectId)) {
            throw ProblemException.overloaded("Storing this took too long; send it again.", AGAIN);
        }
    }

    /** It is no longer needed once the caller's transaction is committed. */
    @Transactional
    public void discard(String store, UUID objectId) {
        discards.discard(store, objectId);
    }

    /** Whether it is to be no more, as long as that is known. */
    @Transactional
    public boolean isDiscarded(String store, UUID objectId) {
        return discards.isDiscarded(store, objectId);
    }

    /**
     * One that is due, which nobody else is given for a minute; empty when none is. What a row needs after all, as it can when a
     * node died that moved it, is left alone.
     */
    @Transactional
    public Optional<DiscardedObject> next() {
        Optional<DiscardedObject> next = discards.next();
        while (next.filter(object ->
                        object.expected() && needs.owner(object.objectId()).isPresent())
                .isPresent()) {
            discards.forget(next.get());
            next = discards.next();
        }
        return next;
    }

    /** It was deleted, and will be once more, unless this was the last time. */
    @Transactional
    public void swept(DiscardedObject object) {
        discards.swept(object);
    }
}
