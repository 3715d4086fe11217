package app.recordings.stream.push;

import app.recordings.request.ClientConnection;
import app.recordings.stream.EventMessage;
import app.recordings.stream.EventSink;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A stream's connection by WebSocket: each event one text frame. */
final class WebSocketSink implements EventSink {
    private static final Logger LOG = Logger.getLogger(WebSocketSink.class.getName());

    private final Session session;
    private final ClientConnection connection;

    WebSocketSink(Session session, ClientConnection connection) {
        this.session = session;
        this.connection = connection;
    }

    /**
     * With each frame the server starts a timer, and with each timer it looks for services in all jars of the thread's
     * class loader, one thread at a time. So it is given one without jars.
     */
    @Override
    public CompletionStage<?> send(List<EventMessage> messages) {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return CompletableFuture.allOf(messages.stream().map(this::send).toArray(CompletableFuture<?>[]::new));
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private CompletableFuture<Void> send(EventMessage message) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            session.getAsyncRemote().sendText(message.json(), result -> {
                if (result.isOK()) {
                    sent.complete(null);
                } else {
                    sent.completeExceptionally(result.getException());
                }
            });
        } catch (RuntimeException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    @Override
    public void heartbeat() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, "A ping was not sent; the socket's close will be noticed", e);
        }
    }

    @Override
    public boolean isAnswered() {
        return true;
    }

    @Override
    public void close(EventSink.Ending reason) {
        connection.cutSoon();
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(reason.code()), reason.text()));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, "The socket was closed already", e);
        }
    }
}
