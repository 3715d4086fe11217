package app.recordings.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Passes the signals that reach this node to the streams that are open on it. */
@ApplicationScoped
public class EventBell {
    private final List<Consumer<EventSignal>> listeners = new CopyOnWriteArrayList<>();

    /** @param listener must return at once */
    public void subscribe(Consumer<EventSignal> listener) {
        listeners.add(listener);
    }

    public void unsubscribe(Consumer<EventSignal> listener) {
        listeners.remove(listener);
    }

    public void ring(EventSignal signal) {
        listeners.forEach(listener -> listener.accept(signal));
    }
}
