package app.recordings.privacy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.paging.Position;
import app.recordings.recording.RecordingService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes what is kept no longer, each recording in a transaction of its own, on one node at a time. */
@ApplicationScoped
class RetentionRound {
    private static final Logger LOG = Logger.getLogger(RetentionRound.class.getName());
    private static final UUID FIRST = new UUID(0, 0);
    private static final Position OLDEST = new Position(Instant.EPOCH, FIRST);

    @Inject
    RetentionService retentions;

    @Inject
    RecordingService recordings;

    private final UUID lease = UUID.randomUUID();

    /** A node that dies in the middle leaves the rest to the next round, of whichever node. */
    void go() {
        each(retentions::own);
        each(retentions::others);
    }

    // The last of a piece begins the next one too; by then nothing of its is due.
    private void each(Function<UUID, List<Keeper>> pieces) {
        UUID from = FIRST;
        while (retentions.claim(lease)) {
            List<Keeper> keepers = pieces.apply(from);
            keepers.forEach(this::expire);
            UUID last =
                    keepers.isEmpty() ? from : keepers.get(keepers.size() - 1).ownerId();
            if (last.equals(from)) {
                return;
            }
            from = last;
        }
    }

    private void expire(Keeper keeper) {
        Position after = OLDEST;
        while (retentions.claim(lease)) {
            List<Position> due = retentions.due(keeper, after);
            if (due.isEmpty()) {
                return;
            }
            due.forEach(recording -> delete(keeper.ownerId(), recording.id()));
            after = due.get(due.size() - 1);
        }
    }

    private void delete(UUID owner, UUID recording) {
        try {
            recordings.delete(owner, recording);
        } catch (ProblemException e) {
            // Its owner came first.
            if (e.type() != ErrorType.NOT_FOUND) {
                throw e;
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Recording " + recording + " could not be deleted; will try again", e);
        }
    }
}
