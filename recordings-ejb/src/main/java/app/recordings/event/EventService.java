package app.recordings.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reading the event log. */
@ApplicationScoped
public class EventService {
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

    /** Whether events after this id may have been trimmed away. */
    @Transactional
    public boolean isTrimmed(long id) {
        return id < events.trimmedTo();
    }
}
