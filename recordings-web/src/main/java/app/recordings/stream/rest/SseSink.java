package app.recordings.stream.rest;

import app.recordings.request.ClientConnection;
import app.recordings.stream.EventMessage;
import app.recordings.stream.EventSink;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A stream's connection by server-sent events. What is written waits for the client, on a thread that nobody else waits for. */
final class SseSink implements EventSink {
    private final Sse sse;
    private final SseEventSink sink;
    private final ClientConnection connection;
    private final Executor executor;
    private volatile CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private volatile Runnable gone = () -> {};

    SseSink(Sse sse, SseEventSink sink, ClientConnection connection, Executor executor) {
        this.sse = sse;
        this.sink = sink;
        this.connection = connection;
        this.executor = executor;
    }

    /** Called when a heartbeat finds the client gone. */
    void onGone(Runnable action) {
        gone = action;
    }

    @Override
    public CompletionStage<?> send(List<EventMessage> messages) {
        return write(() -> messages.stream().map(this::event).forEach(this::write));
    }

    private OutboundSseEvent event(EventMessage message) {
        OutboundSseEvent.Builder event = sse.newEventBuilder()
                .name(message.type())
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, message.json());
        if (message.id() != null) {
            event.id(message.id());
        }
        return event.build();
    }

    @Override
    public void heartbeat() {
        if (written.isDone()) {
            write(() -> write(sse.newEventBuilder().comment("").build())).exceptionally(failure -> {
                gone.run();
                return null;
            });
        }
    }

    /** Nothing in server-sent events can be. */
    @Override
    public boolean isAnswered() {
        return false;
    }

    @Override
    public void close(Ending reason) {
        connection.cutSoon();
        // Jersey's close waits for what is being written.
        CompletionStage<Void> last = written;
        last.whenComplete((done, failure) -> sink.close());
    }

    private synchronized CompletableFuture<Void> write(Runnable next) {
        written = written.thenRunAsync(next, executor).whenComplete((done, failure) -> {
            if (failure != null) {
                connection.cutSoon();
            }
        });
        return written;
    }

    /** Waits for a client that reads slowly. */
    private void write(OutboundSseEvent event) {
        sink.send(event).toCompletableFuture().join();
    }
}
