package app.recordings.privacy;

import app.recordings.duty.DutyService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.paging.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
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
    private static final Duration STEP = Duration.ofMinutes(2);
    private static final String DUTY = "deleting what is kept no longer";
    private static final UUID FIRST = new UUID(0, 0);
    private static final Position OLDEST = new Position(Instant.EPOCH, FIRST);

    @Inject
    RetentionService retentions;

    @Inject
    DutyService duties;

    @Inject
    RetentionConfig config;

    @Inject
    Clock clock;

    private Instant othersNext = Instant.EPOCH;

    /** A node that dies in the middle leaves the rest to the next round, of whichever node. */
    void go() {
        each(retentions::own);
        Instant now = clock.instant();
        // Looks at every owner there is, which is dear where they are many.
        if (!now.isBefore(othersNext) && each(retentions::others)) {
            othersNext = now.plus(config.pace());
        }
    }

    /**
     * The last of a piece begins the next one too; by then nothing of its is due.
     *
     * @return whether all were looked at
     */
    private boolean each(Function<UUID, List<Keeper>> pieces) {
        UUID from = FIRST;
        while (duties.hold(DUTY, STEP)) {
            List<Keeper> keepers = pieces.apply(from);
            keepers.forEach(this::expire);
            UUID last =
                    keepers.isEmpty() ? from : keepers.get(keepers.size() - 1).ownerId();
            if (last.equals(from)) {
                return true;
            }
            from = last;
        }
        return false;
    }

    private void expire(Keeper keeper) {
        Position after = OLDEST;
        while (duties.hold(DUTY, STEP)) {
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
            retentions.expire(owner, recording);
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
