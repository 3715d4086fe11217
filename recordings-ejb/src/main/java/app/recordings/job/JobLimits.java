package app.recordings.job;

import app.recordings.error.ProblemException;
import app.recordings.quota.Quota;
import app.recordings.quota.Quotas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many jobs may be queued. What an owner has is counted exactly, as long as nothing else is submitted at the same
 * moment; an owner's long queue, whose counting takes a while, once a second, and what this node takes meanwhile is added.
 * What there is in all is a figure of the last two seconds once it can come near the limit, since counting costs the more the
 * longer the queue is; until then it is older.
 */
@ApplicationScoped
class JobLimits {
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration LONG_QUEUES_LIFE = Duration.ofSeconds(1);
    private static final int LONG_QUEUE = 1_000;

    /** More jobs a second than come, by a wide margin. */
    private static final int FASTEST_GROWTH = 5_000;

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    @Inject
    JobAdmissionRepository admissions;

    @Inject
    JobConfig config;

    @Inject
    Quotas quotas;

    @Inject
    Clock clock;

    private final Map<UUID, Count> longQueues = new ConcurrentHashMap<>();
    private volatile long queuedInAll;
    private Instant countedAgain = Instant.MIN;

    private record Count(AtomicLong jobs, Instant at) {}

    /**
     * Makes sure of room for so many more jobs.
     *
     * @throws ProblemException 429 when this owner has no room left, 503 when nobody has
     */
    void requireRoom(UUID ownerId, long more) {
        if (queuedInAll >= config.limit()) {
            throw ProblemException.overloaded("The queue is full; try again later.", RETRY);
        }
        long most = quotas.limits(ownerId).of(Quota.QUEUED_JOBS);
        if (queued(ownerId, more) + more > most) {
            throw ProblemException.tooManyRequests(
                    "You have " + most + " jobs in the queue, which is as many as you may.", RETRY);
        }
    }

    private long queued(UUID ownerId, long more) {
        Count known = longQueues.get(ownerId);
        if (known != null && clock.instant().isBefore(known.at().plus(LONG_QUEUES_LIFE))) {
            return known.jobs().getAndAdd(more);
        }
        long jobs = admissions.queued(ownerId);
        if (jobs < LONG_QUEUE) {
            longQueues.remove(ownerId);
        } else {
            longQueues.put(ownerId, new Count(new AtomicLong(jobs + more), clock.instant()));
        }
        return jobs;
    }

    /** How many an owner has queued. */
    long waiting(UUID ownerId) {
        return admissions.queued(ownerId);
    }

    /** How many more an owner may queue. */
    int room(UUID ownerId) {
        long room = quotas.limits(ownerId).of(Quota.QUEUED_JOBS) - admissions.queued(ownerId);
        return (int) Math.max(0, Math.min(room, Integer.MAX_VALUE));
    }

    /** Of jobs that would be queued again, those that there is room for, of each owner the first made. */
    List<UUID> fitting(Map<UUID, List<UUID>> jobIdsByOwner) {
        return jobIdsByOwner.entrySet().stream()
                .flatMap(jobs -> jobs.getValue().stream().limit(room(jobs.getKey())))
                .limit(Math.max(0, config.limit() - queuedInAll))
                .toList();
    }

    /** Counts anew what is queued in all, if there can be too much by now, and forgets owners whose queues are short by now. */
    void refresh() {
        Instant now = clock.instant();
        longQueues.values().removeIf(count -> now.isAfter(count.at().plus(LONG_QUEUES_LIFE)));
        if (!now.isBefore(countedAgain)) {
            queuedInAll = admissions.queuedInAll();
            var untilFull = Duration.ofSeconds(Math.max(0, config.limit() - queuedInAll) / FASTEST_GROWTH);
            countedAgain = now.plus(untilFull.compareTo(LONGEST_REST) < 0 ? untilFull : LONGEST_REST);
        }
    }
}
