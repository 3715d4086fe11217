package app.recordings.product;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** What a listener has heard so far. */
final class Events {
    private static final Duration LONGEST_WORK = Duration.ofMinutes(3);
    private final List<Event> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger heartbeats = new AtomicInteger();

    void add(Event event) {
        all.add(event);
    }

    void heartbeat() {
        heartbeats.incrementAndGet();
    }

    int heartbeats() {
        return heartbeats.get();
    }

    List<Event> all() {
        return List.copyOf(all);
    }

    /** Those that have an id, which a replay would bring again. */
    List<Event> stored() {
        return all.stream().filter(Event::isStored).toList();
    }

    List<String> storedTypes() {
        return stored().stream().map(Event::type).toList();
    }

    List<Event> of(String type) {
        return all.stream().filter(event -> event.type().equals(type)).toList();
    }

    /** Waits until at least so many that have an id were heard. */
    void awaitStored(int count) {
        Awaitility.await()
                .atMost(LONGEST_WORK)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> stored().size() >= count);
    }

    /** Waits until at least so many of a type were heard. */
    List<Event> await(String type, int count) {
        Awaitility.await()
                .atMost(LONGEST_WORK)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> of(type).size() >= count);
        return of(type);
    }
}
