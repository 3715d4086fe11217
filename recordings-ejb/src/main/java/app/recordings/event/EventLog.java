package app.recordings.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
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
        append(List.of(event));
    }

    /** Part of the caller's transaction; in the order given. */
    public void append(List<NewEvent> happened) {
        events.add(happened, clock.instant()).forEach(recorded::fire);
    }

    /** Removes what was said of a recording, as part of the caller's transaction. */
    public void forget(UUID recordingId) {
        events.deleteOfRecording(recordingId);
    }
}
