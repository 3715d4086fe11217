package app.recordings.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reading the event log. */
@ApplicationScoped
public class EventService {
    private static final int TRIMMED_AT_ONCE = 10_000;

    @Inject
    EventRepository events;

    /**
     * A piece of the log.
     *
     * @param events oldest first
     * @param end the id up to which this is all there is and ever will be
     * @param isFull whether there may be more behind it
     */
    public record Slice(List<Event> events, long end, boolean isFull) {}

    /** What happened after an id, as much as fits. */
    @Transactional
    public Slice slice(EventFilter filter, long after, int limit) {
        long end = events.lastFinalId();
        List<Event> found = events.between(filter, after, end, limit);
        return found.size() == limit
                ? new Slice(found, found.get(limit - 1).id(), true)
                : new Slice(found, Math.max(after, end), false);
    }

    @Transactional
    public List<UUID> ownersAfter(long id) {
        return events.ownersAfter(id);
    }

    /** An id such that whatever happens from now on, and has not been seen by a later read, has a greater one. */
    @Transactional
    public long now() {
        return events.lastFinalId();
    }

    /**
     * Where a client's stream begins.
     *
     * @param isGap whether the client may have missed something that can no longer be read
     */
    public record Start(long position, boolean isGap) {}

    /** @param after the last id that the client has; one that was never given, by another database say, counts as a gap */
    @Transactional
    public Start start(long after) {
        long now = events.lastFinalId();
        return after > now ? new Start(now, true) : new Start(after, after < events.trimmedTo());
    }

    /** Removes some of what happened before a time, oldest first. @return whether there may be more of it */
    @Transactional
    public boolean trim(Instant before) {
        return events.trim(before, TRIMMED_AT_ONCE) == TRIMMED_AT_ONCE;
    }
}
