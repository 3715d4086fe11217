package app.recordings.stream;

import app.recordings.event.Event;
import app.recordings.event.EventFilter;
import app.recordings.event.EventService;
import app.recordings.event.StoredEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The event log, in memory. */
final class MemoryLog extends EventService {
    private final List<Event> events = new CopyOnWriteArrayList<>();
    final AtomicInteger reads = new AtomicInteger();
    volatile boolean away;

    @Override
    public Slice slice(EventFilter filter, long after, int limit) {
        reads.incrementAndGet();
        if (away) {
            throw new IllegalStateException("The database is away");
        }
        long end = events.size();
        List<Event> found = events.stream()
                .filter(event -> event.id() > after && event.id() <= end)
                .limit(limit)
                .toList();
        return found.size() == limit
                ? new Slice(found, found.get(limit - 1).id(), true)
                : new Slice(found, Math.max(after, end), false);
    }

    void add(int count) {
        IntStream.range(0, count).forEach(i -> events.add(StoredEvents.completed(events.size() + 1)));
    }
}
