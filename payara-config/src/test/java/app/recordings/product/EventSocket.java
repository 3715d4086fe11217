package app.recordings.product;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A listener by WebSocket. */
final class EventSocket implements WebSocket.Listener, AutoCloseable {
    private final Events events = new Events();
    private final StringBuilder frame = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private WebSocket socket;

    private EventSocket() {}

    /** @param query with its question mark, or empty */
    static CompletableFuture<EventSocket> opening(Client client, String query) {
        var listener = new EventSocket();
        var builder = Client.HTTP.newWebSocketBuilder();
        for (int i = 0; i < client.headers().size(); i += 2) {
            builder.header(client.headers().get(i), client.headers().get(i + 1));
        }
        var address = URI.create(client.base().toString().replaceFirst("http", "ws") + "/ws/events" + query);
        return builder.buildAsync(address, listener).thenApply(socket -> {
            listener.socket = socket;
            return listener;
        });
    }

    static EventSocket open(Client client, String query) {
        return opening(client, query).join();
    }

    /** The status that a handshake was answered with; 101 when it succeeded. */
    static int handshake(Client client, String query) {
        try (var socket = open(client, query)) {
            return socket == null ? 0 : 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    Events events() {
        return events;
    }

    /** The code with which the server closed it. */
    CompletableFuture<Integer> closed() {
        return closed;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
        frame.append(text);
        if (last) {
            events.add(Event.of(Answer.parse(frame.toString())));
            frame.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        events.heartbeat();
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
