package app.recordings.stream;

import app.recordings.event.Event;
import app.recordings.event.EventFilter;
import app.recordings.event.EventService;
import app.recordings.event.EventSignal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One open stream: where its client is, and the reading of the log from there. At most one thread reads for it at a time. */
public final class EventStream {
    private static final Logger LOG = Logger.getLogger(EventStream.class.getName());
    private static final int AT_ONCE = 200;

    private final Subscription subscription;
    private final EventSink sink;
    private final Services services;
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile long position;
    private volatile long sendingSince;
    private volatile boolean closed;

    /** What every stream of a node uses. */
    record Services(EventService events, Executor executor, Clock clock, EventStreams streams) {}

    EventStream(Subscription subscription, EventSink sink, long position, Services services) {
        this.subscription = subscription;
        this.sink = sink;
        this.position = position;
        this.services = services;
    }

    EventFilter filter() {
        return subscription.filter();
    }

    UUID keyId() {
        return subscription.keyId();
    }

    /** Up to which id this client is served. */
    long position() {
        return position;
    }

    /** There may be something new. Returns at once. */
    void wake() {
        if (!closed && wakes.getAndIncrement() == 0) {
            services.executor().execute(this::serve);
        }
    }

    void progress(EventSignal.Progress progress) {
        EventFilter filter = filter();
        boolean wanted = (filter.recordingId() == null || filter.recordingId().equals(progress.recordingId()))
                && (filter.jobId() == null || filter.jobId().equals(progress.jobId()));
        if (wanted && !closed && sendingSince == 0) {
            observe(sink.send(
                    null,
                    EventText.PROGRESS,
                    EventText.of(progress, services.clock().instant())));
        }
    }

    void reset() {
        observe(sink.send(
                null, EventText.RESET, EventText.reset(services.clock().instant())));
    }

    /** @param slowNanos for how long a client may leave what was sent unread */
    void heartbeat(long slowNanos) {
        if (sendingSince != 0 && System.nanoTime() - sendingSince > slowNanos) {
            end(EventSink.Ending.TOO_SLOW);
        } else if (sendingSince == 0) {
            sink.heartbeat();
        }
    }

    /** The client is gone, or goes; nothing more is sent. */
    public void closed() {
        closed = true;
        services.streams().remove(this);
    }

    void end(EventSink.Ending reason) {
        closed();
        sink.close(reason);
    }

    private void serve() {
        int seen = wakes.get();
        try {
            EventService.Slice slice = services.events().slice(filter(), position, AT_ONCE);
            sendingSince = System.nanoTime();
            send(slice.events()).whenComplete((done, failure) -> {
                sendingSince = 0;
                if (failure != null) {
                    closed();
                    return;
                }
                position = slice.end();
                goOn(seen, slice.isFull());
            });
        } catch (RuntimeException e) {
            // The database is away, say; the next bell or look tries again.
            LOG.log(Level.FINE, "A stream could not read the log", e);
            sendingSince = 0;
            wakes.set(0);
        }
    }

    private void goOn(int seen, boolean more) {
        if (closed) {
            return;
        }
        if (more || !wakes.compareAndSet(seen, 0)) {
            services.executor().execute(this::serve);
        }
    }

    private CompletionStage<Void> send(List<Event> events) {
        return CompletableFuture.allOf(events.stream()
                .map(event -> sink.send(Long.toString(event.id()), event.type(), EventText.of(event)))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new));
    }

    private void observe(CompletionStage<?> sent) {
        sent.whenComplete((done, failure) -> {
            if (failure != null) {
                closed();
            }
        });
    }
}
