package app.recordings.job;

import app.recordings.error.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/**
 * How many jobs may be queued. What an owner has is counted exactly, as long as nothing else is submitted at the same
 * moment; what there is in all is a figure of the last two seconds.
 */
@ApplicationScoped
class JobLimits {
    private static final Duration RETRY = Duration.ofSeconds(10);

    @Inject
    JobAdmissionRepository admissions;

    @Inject
    JobConfig config;

    private volatile long queuedInAll;

    /** @throws ProblemException 429 when this owner has no room left, 503 when nobody has */
    void requireRoom(UUID ownerId) {
        if (queuedInAll >= config.limit()) {
            throw ProblemException.overloaded("The queue is full; try again later.", RETRY);
        }
        if (room(ownerId) == 0) {
            throw ProblemException.tooManyRequests(
                    "You have " + config.callerLimit() + " jobs in the queue, which is as many as you may.", RETRY);
        }
    }

    /** How many more an owner may queue. */
    int room(UUID ownerId) {
        return (int) Math.max(0, config.callerLimit() - admissions.queued(ownerId));
    }

    /** Counts anew what is queued in all. */
    void refresh() {
        queuedInAll = admissions.queuedInAll();
    }
}
