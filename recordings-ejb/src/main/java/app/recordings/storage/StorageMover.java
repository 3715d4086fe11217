package app.recordings.storage;

import app.recordings.duty.DutyService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Moves objects to the store that was chosen, one after the other, while the product serves: each is read where it lies. It can
 * be ended at any point and begins with what is left, on whichever node; one node does it at a time.
 */
@ApplicationScoped
public class StorageMover {
    private static final Logger LOG = Logger.getLogger(StorageMover.class.getName());
    private static final Duration STEP = Duration.ofMinutes(2);
    private static final String DUTY = "moving objects";

    @Inject
    ConfiguredObjectStorage storage;

    @Inject
    MoveService service;

    @Inject
    DiscardService discards;

    @Inject
    DutyService duties;

    private volatile boolean ended;

    private enum Outcome {
        MOVED,
        NOT_NEEDED,
        /** Out of the store that it is to go back to; that is being made sure of. */
        DELETED_LATELY,
        FAILED
    }

    /** Whether objects may still lie in the former store. */
    public boolean isMoving() {
        return !ended && storage.move().isPresent();
    }

    /** Moves all that is left; what fails is tried again with the next call. */
    void moveAll() {
        Optional<Move> move = storage.move().filter(it -> !ended);
        if (move.isPresent() && duties.hold(DUTY, STEP)) {
            ended = moveRound(move.get());
        }
    }

    /** @return whether nothing is left */
    private boolean moveRound(Move move) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        try (Stream<UUID> ids = move.from().ids()) {
            for (UUID id : (Iterable<UUID>) ids::iterator) {
                if (!duties.hold(DUTY, STEP)) {
                    return false;
                }
                outcomes.merge(tried(id, move, !outcomes.containsKey(Outcome.FAILED)), 1, Integer::sum);
            }
        }
        LOG.log(Level.INFO, "Objects on their way from {0} to {1}: {2}", new Object[] {
            move.from().kind(), move.to().kind(), outcomes
        });
        return !outcomes.containsKey(Outcome.FAILED) && !outcomes.containsKey(Outcome.DELETED_LATELY);
    }

    private Outcome tried(UUID id, Move move, boolean isFirstToFail) {
        try {
            return move(id, move);
        } catch (RuntimeException e) {
            LOG.log(isFirstToFail ? Level.WARNING : Level.FINE, "Object " + id + " was not moved", e);
            return Outcome.FAILED;
        }
    }

    private Outcome move(UUID id, Move move) {
        if (!service.isLeft(id, move)) {
            return Outcome.NOT_NEEDED;
        } else if (!move.to().isTransactional() && !discards.expect(move.to().kind(), id)) {
            return Outcome.DELETED_LATELY;
        }
        try (InputStream source = move.from().read(id, 0);
                Spool content = Spool.of(source, Long.MAX_VALUE)) {
            if (!move.to().isTransactional()) {
                move.to().put(id, id, content);
                requireSize(move.to().size(id).orElse(-1), content);
            }
            return service.moved(id, move, content) ? Outcome.MOVED : Outcome.NOT_NEEDED;
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
