package app.recordings.stream;

import app.recordings.event.EventFilter;
import app.recordings.event.StoredEvents;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** One feed with its log and the streams that it serves. */
final class FedStreams implements AutoCloseable {
    static final EventFilter ALL = EventFilter.allOf(UUID.randomUUID());

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    final MemoryLog log = new MemoryLog();
    final EventFeed feed =
            new EventFeed(ALL, new EventFeed.Services(log, executor, Clock.fixed(StoredEvents.AT, ZoneOffset.UTC)));

    /** A stream that has begun. */
    EventStream open(FakeSink client, long position) {
        return open(client, new Subscription(ALL, position, null));
    }

    EventStream open(FakeSink client, Subscription subscription) {
        EventStream stream = claimed(client, subscription);
        stream.release();
        return stream;
    }

    /** A stream that has not begun yet. */
    EventStream claimed(FakeSink client, Subscription subscription) {
        EventStream stream = new EventStream(subscription, client, feed, feed::remove);
        feed.add(stream);
        return stream;
    }

    /** Writes events and rings for each. */
    void happen(int count) {
        IntStream.range(0, count).forEach(i -> {
            log.add(1);
            feed.wake();
        });
    }

    static List<String> ids(int upTo) {
        return IntStream.rangeClosed(1, upTo).mapToObj(Integer::toString).toList();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
