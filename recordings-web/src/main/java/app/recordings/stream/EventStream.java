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
    private final Patience taking = new Patience();
    private final Patience answering = new Patience();
    private volatile long position;
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
        taking.begin();
        handOver(messages).whenComplete((done, failure) -> {
            taking.end();
            if (failure != null) {
                closed();
                return;
            }
            StreamMetrics.told(slice.events(), feed.clock().instant());
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
        if (wanted && !closed && !telling && !taking.isTried()) {
            telling = true;
            send(EventMessage.of(progress, feed.clock().instant()));
        }
    }

    void reset() {
        send(EventMessage.reset(feed.clock().instant()));
    }

    void heartbeat() {
        if (sink.isAnswered()) {
            // before the heartbeat, whose answer may be quicker than this thread
            answering.begin();
        }
        sink.heartbeat();
    }

    /** The client has answered a heartbeat, so it has read all that was sent before. */
    public void answered() {
        answering.end();
    }

    /** Looks whether the client still takes and answers what it is sent, and ends the stream when it long has not. */
    void look() {
        if (taking.isOver() | answering.isOver()) {
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
