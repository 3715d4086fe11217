package app.recordings.stream.push;

import app.recordings.stream.EventStream;
import app.recordings.stream.EventStreams;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The caller's events by WebSocket. What a client says is not listened to. */
@ServerEndpoint("/ws/events")
public class EventsEndpoint {
    private static final Logger LOG = Logger.getLogger(EventsEndpoint.class.getName());
    private static final int LONGEST_MESSAGE = 1024;

    @Inject
    EventStreams streams;

    private EventStream stream;

    @OnOpen
    public void open(Session session) {
        session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
        session.setMaxBinaryMessageBufferSize(LONGEST_MESSAGE);
        StreamPrincipal principal = (StreamPrincipal) session.getUserPrincipal();
        stream = streams.open(principal.subscription(), new WebSocketSink(session, principal.connection()));
    }

    @OnMessage
    public void message(String text) {
        LOG.log(Level.FINEST, "A client said something of {0} characters", text.length());
    }

    @OnMessage
    public void pong(PongMessage answer) {
        stream.answered();
    }

    @OnClose
    public void close() {
        if (stream != null) {
            stream.closed();
        }
    }

    @OnError
    public void error(Throwable failure) {
        LOG.log(Level.FINE, "A socket failed", failure);
        close();
    }
}
