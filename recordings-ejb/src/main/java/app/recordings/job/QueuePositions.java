package app.recordings.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How far ahead in its owner's queue a job is: an estimate, for which the queue is looked at no more than every few seconds. */
@ApplicationScoped
public class QueuePositions {
    private static final Duration LIFE = Duration.ofSeconds(4);
    private static final int OWNERS = 10_000;

    private final Map<UUID, Queue> byOwner = new ConcurrentHashMap<>();

    @Inject
    JobService jobs;

    @Inject
    Clock clock;

    /** @param waiting ids sorted, which is the order of their making */
    private record Queue(UUID[] waiting, Instant at) {}

    /** The owner's jobs ahead of this one, and one; null unless it is queued. */
    public Integer position(Job job) {
        if (job.status() != JobStatus.QUEUED) {
            return null;
        }
        Queue queue = byOwner.get(job.ownerId());
        if (queue == null || queue.at().plus(LIFE).isBefore(clock.instant())) {
            queue = look(job.ownerId());
        }
        int index = Arrays.binarySearch(queue.waiting(), job.id());
        return 1 + (index < 0 ? -index - 1 : index);
    }

    private Queue look(UUID ownerId) {
        if (byOwner.size() >= OWNERS) {
            byOwner.clear();
        }
        UUID[] waiting = jobs.queued(ownerId).toArray(UUID[]::new);
        Arrays.sort(waiting);
        Queue queue = new Queue(waiting, clock.instant());
        byOwner.put(ownerId, queue);
        return queue;
    }
}
