package app.recordings.stream;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that takes everything at once, or nothing until it is told to. */
final class FakeSink implements EventSink {
    final List<String> received = new CopyOnWriteArrayList<>();
    final AtomicInteger heartbeats = new AtomicInteger();
    final List<Ending> endings = new CopyOnWriteArrayList<>();
    volatile CompletableFuture<Void> taking = CompletableFuture.completedFuture(null);
    volatile boolean isBroken;

    volatile boolean isAnswered = true;

    /** What the client does before the heartbeat is quite sent. */
    volatile Runnable onHeartbeat = () -> {};

    @Override
    public CompletionStage<?> send(List<EventMessage> messages) {
        if (isBroken) {
            throw new IllegalStateException("broken");
        }
        messages.forEach(message -> received.add(message.id() == null ? message.type() : message.id()));
        return taking;
    }

    /** Takes nothing more from now on, until what is returned completes. */
    CompletableFuture<Void> stall() {
        taking = new CompletableFuture<>();
        return taking;
    }

    @Override
    public void heartbeat() {
        heartbeats.incrementAndGet();
        onHeartbeat.run();
    }

    @Override
    public boolean isAnswered() {
        return isAnswered;
    }

    @Override
    public void close(Ending reason) {
        endings.add(reason);
    }
}
