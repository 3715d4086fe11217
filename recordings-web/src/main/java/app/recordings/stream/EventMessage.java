package app.recordings.stream;

import app.recordings.event.Event;
import app.recordings.event.EventSignal;
import java.time.Instant;

/**
 * One event as clients get it, whatever carries it.
 *
 * @param id null for what is not stored
 * @param type such as {@code recording.completed}
 * @param json the event's text
 */
public record EventMessage(String id, String type, String json) {
    static EventMessage of(Event event) {
        return new EventMessage(Long.toString(event.id()), event.type(), EventText.of(event));
    }

    static EventMessage of(EventSignal.Progress progress, Instant at) {
        return new EventMessage(null, EventText.PROGRESS, EventText.of(progress, at));
    }

    static EventMessage reset(Instant at) {
        return new EventMessage(null, EventText.RESET, EventText.reset(at));
    }
}
