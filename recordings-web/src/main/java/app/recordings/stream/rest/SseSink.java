package app.recordings.stream.rest;

import app.recordings.stream.EventSink;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A stream's connection by server-sent events. */
final class SseSink implements EventSink {
    private final Sse sse;
    private final SseEventSink sink;
    private volatile Runnable gone = () -> {};

    SseSink(Sse sse, SseEventSink sink) {
        this.sse = sse;
        this.sink = sink;
    }

    /** Called when a heartbeat finds the client gone. */
    void onGone(Runnable action) {
        gone = action;
    }

    @Override
    public CompletionStage<?> send(String id, String type, String json) {
        OutboundSseEvent.Builder event = sse.newEventBuilder()
                .name(type)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, json);
        if (id != null) {
            event.id(id);
        }
        return send(event.build());
    }

    @Override
    public void heartbeat() {
        send(sse.newEventBuilder().comment("").build()).whenComplete((done, failure) -> {
            if (failure != null) {
                gone.run();
            }
        });
    }

    @Override
    public void close(Ending reason) {
        sink.close();
    }

    private CompletionStage<?> send(OutboundSseEvent event) {
        try {
            return sink.send(event);
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
