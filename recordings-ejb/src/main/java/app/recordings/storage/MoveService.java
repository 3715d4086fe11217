package app.recordings.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** The steps of moving an object from one store to another that change rows. */
@ApplicationScoped
class MoveService {
    @Inject
    NeededObjectRepository needs;

    @Inject
    DiscardService discards;

    /** Whether the object is needed and was not moved yet. */
    @Transactional
    public boolean isLeft(UUID objectId, Move move) {
        return needs.owner(objectId).isPresent()
                && !discards.isDiscarded(move.from().kind(), objectId);
    }

    /**
     * The object lies in the new store from now on, and not in the old one.
     *
     * @param content put in this transaction where the new store is transactional; else it lies there already
     * @return false when it was deleted meanwhile
     */
    @Transactional
    public boolean moved(UUID objectId, Move move, Spool content) {
        Optional<UUID> owner = needs.owner(objectId);
        if (owner.isEmpty()) {
            return false;
        }
        if (move.to().isTransactional()) {
            move.to().put(objectId, owner.get(), content);
        } else {
            discards.keep(move.to().kind(), objectId);
        }
        if (move.from().isTransactional()) {
            move.from().delete(objectId);
        } else {
            discards.discard(move.from().kind(), objectId);
        }
        return true;
    }
}
