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

    /** Events after an id, oldest first. */
    @Transactional
    public List<Event> after(EventFilter filter, long id, int limit) {
        return events.after(filter, id, limit);
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
