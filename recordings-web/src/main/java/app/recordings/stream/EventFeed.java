package app.recordings.stream;

import app.recordings.event.EventFilter;
import app.recordings.event.EventService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The reading of the log for all streams of one filter on this node. They are nearly always at the same place, so that one
 * read, and one text of each event, serves them all. At most one thread reads for a feed at a time, and none waits for a
 * client.
 */
final class EventFeed {
    private static final Logger LOG = Logger.getLogger(EventFeed.class.getName());
    private static final int AT_ONCE = 200;

    private final EventFilter filter;
    private final Services services;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger wakes = new AtomicInteger();

    /** What every feed of a node uses. */
    record Services(EventService events, Executor executor, Clock clock) {}

    EventFeed(EventFilter filter, Services services) {
        this.filter = filter;
        this.services = services;
    }

    void add(EventStream stream) {
        streams.add(stream);
    }

    /** @return whether none is left */
    boolean remove(EventStream stream) {
        streams.remove(stream);
        return streams.isEmpty();
    }

    Set<EventStream> streams() {
        return streams;
    }

    Clock clock() {
        return services.clock();
    }

    boolean isBehind(long eventId) {
        return streams.stream().anyMatch(stream -> stream.position() < eventId);
    }

    /** There may be something new. Returns at once. */
    void wake() {
        if (!streams.isEmpty() && wakes.getAndIncrement() == 0) {
            services.executor().execute(this::serve);
        }
    }

    private void serve() {
        int seen = wakes.get();
        Map<Long, List<EventStream>> waiting =
                streams.stream().filter(EventStream::claim).collect(Collectors.groupingBy(EventStream::position));
        waiting.forEach(this::serve);
        if (!wakes.compareAndSet(seen, 0)) {
            services.executor().execute(this::serve);
        }
    }

    private void serve(long position, List<EventStream> claimed) {
        EventService.Slice slice;
        try {
            slice = services.events().slice(filter, position, AT_ONCE);
        } catch (RuntimeException e) {
            // The database is away, say; the next bell or look tries again.
            LOG.log(Level.FINE, "The log could not be read for streams", e);
            claimed.forEach(EventStream::release);
            return;
        }
        List<EventMessage> messages =
                slice.events().stream().map(EventMessage::of).toList();
        claimed.forEach(stream -> stream.take(messages, slice));
    }
}
