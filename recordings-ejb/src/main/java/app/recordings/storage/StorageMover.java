package app.recordings.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Moves objects to the store that was chosen, one after the other, while the product serves: each is read where it lies. It can
 * be ended at any point and begins with what is left; on several nodes at once it does no harm.
 */
@ApplicationScoped
public class StorageMover {
    private static final Logger LOG = Logger.getLogger(StorageMover.class.getName());

    @Inject
    ConfiguredObjectStorage storage;

    @Inject
    MoveService service;

    @Inject
    DiscardService discards;

    private volatile boolean ended;

    /** Whether objects may still lie in the former store. */
    public boolean isMoving() {
        return !ended && storage.move().isPresent();
    }

    /** Moves all that is left; what fails is tried again with the next call. */
    void moveAll() {
        Optional<Move> move = storage.move().filter(it -> !ended);
        if (move.isPresent()) {
            ended = moveRound(move.get());
        }
    }

    /** @return whether nothing is left */
    private boolean moveRound(Move move) {
        long moved = 0;
        long failed = 0;
        try (Stream<UUID> ids = move.from().ids()) {
            for (UUID id : (Iterable<UUID>) ids::iterator) {
                try {
                    moved += move(id, move) ? 1 : 0;
                } catch (RuntimeException e) {
                    LOG.log(failed == 0 ? Level.WARNING : Level.FINE, "Object " + id + " was not moved", e);
                    failed++;
                }
            }
        }
        LOG.log(Level.INFO, "Moved {0} objects from {1} to {2}; {3} failed", new Object[] {
            moved, move.from().kind(), move.to().kind(), failed
        });
        return failed == 0;
    }

    private boolean move(UUID id, Move move) {
        if (!service.isLeft(id, move)) {
            return false;
        } else if (!move.to().isTransactional() && !discards.expect(move.to().kind(), id)) {
            throw new IllegalStateException("It was deleted there within a day, and is being made sure of");
        }
        try (InputStream source = move.from().read(id, 0);
                Spool content = Spool.of(source, Long.MAX_VALUE)) {
            if (!move.to().isTransactional()) {
                move.to().put(id, id, content);
                requireSize(move.to().size(id).orElse(-1), content);
            }
            return service.moved(id, move, content);
        } catch (IOException e) {
            throw new UncheckedIOException("An object could not be read", e);
        }
    }

    private static void requireSize(long size, Spool content) {
        if (size != content.size()) {
            throw new IllegalStateException("Of " + content.size() + " bytes the new store has " + size);
        }
    }
}
