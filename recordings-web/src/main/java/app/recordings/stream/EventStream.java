package app.recordings.stream;

import app.recordings.event.EventFilter;
import app.recordings.event.EventService;
import app.recordings.event.EventSignal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One open stream: where its client is in the log, and whether it takes more. It begins claimed, so that what is to be said
 * first can be; {@link #release} starts it.
 */
public final class EventStream {
    private final Subscription subscription;
    private final EventSink sink;
    private final EventFeed feed;
    private final Consumer<EventStream> onClosed;
    private final AtomicReference<State> state = new AtomicReference<>(State.MISSED);
    private volatile long position;
    private volatile long sendingSince;
    private volatile boolean telling;
    private volatile boolean closed;

    /** MISSED is busy as well: the log was looked at meanwhile. */
    private enum State {
        IDLE,
        BUSY,
        MISSED
    }

    EventStream(Subscription subscription, EventSink sink, EventFeed feed, Consumer<EventStream> onClosed) {
        this.subscription = subscription;
        this.sink = sink;
        this.feed = feed;
        this.onClosed = onClosed;
        this.position = subscription.after();
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

    /** Whether this stream is free to take the log from its position; if not, it has it read again as soon as it is. */
    boolean claim() {
        while (!closed) {
            if (state.compareAndSet(State.IDLE, State.BUSY)) {
                return true;
            }
            if (state.get() == State.MISSED || state.compareAndSet(State.BUSY, State.MISSED)) {
                return false;
            }
        }
        return false;
    }

    /** Ends a claim. */
    void release() {
        if (state.getAndSet(State.IDLE) == State.MISSED) {
            feed.wake();
        }
    }

    /** Sends a claimed piece of the log, of which these are the texts. */
    void take(List<EventMessage> messages, EventService.Slice slice) {
        if (messages.isEmpty()) {
            position = slice.end();
            release();
            return;
        }
        sendingSince = System.nanoTime();
        handOver(messages).whenComplete((done, failure) -> {
            sendingSince = 0;
            if (failure != null) {
                closed();
                return;
            }
            position = slice.end();
            release();
            if (slice.isFull()) {
                feed.wake();
            }
        });
    }

    void progress(EventSignal.Progress progress) {
        EventFilter filter = filter();
        boolean wanted = (filter.recordingId() == null || filter.recordingId().equals(progress.recordingId()))
                && (filter.jobId() == null || filter.jobId().equals(progress.jobId()));
        if (wanted && !closed && !telling && sendingSince == 0) {
            telling = true;
            send(EventMessage.of(progress, feed.clock().instant()));
        }
    }

    void reset() {
        send(EventMessage.reset(feed.clock().instant()));
    }

    void heartbeat() {
        if (sendingSince == 0) {
            sink.heartbeat();
        }
    }

    /** @param nanos for how long a client may leave what was sent unread */
    void endIfSlowerThan(long nanos) {
        long since = sendingSince;
        if (since != 0 && System.nanoTime() - since > nanos) {
            end(EventSink.Ending.TOO_SLOW);
        }
    }

    /** The client is gone, or goes; nothing more is sent. */
    public void closed() {
        closed = true;
        onClosed.accept(this);
    }

    void end(EventSink.Ending reason) {
        closed();
        sink.close(reason);
    }

    private void send(EventMessage message) {
        handOver(List.of(message)).whenComplete((done, failure) -> {
            telling = false;
            if (failure != null) {
                closed();
            }
        });
    }

    /** One client's connection must not keep others from what was read for all. */
    private CompletionStage<?> handOver(List<EventMessage> messages) {
        try {
            return sink.send(messages);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
