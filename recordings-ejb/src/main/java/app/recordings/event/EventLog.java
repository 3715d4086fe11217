package app.recordings.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Where a transaction writes down what it makes happen. */
@ApplicationScoped
public class EventLog {
    @Inject
    EventRepository events;

    @Inject
    jakarta.enterprise.event.Event<EventRecorded> recorded;

    @Inject
    Clock clock;

    /** Part of the caller's transaction. */
    public void append(NewEvent event) {
        long id = events.add(event, clock.instant());
        recorded.fire(new EventRecorded(event.ownerId(), id));
    }

    /** Removes what was said of a recording, as part of the caller's transaction. */
    public void forget(UUID recordingId) {
        events.deleteOfRecording(recordingId);
    }
}
