package app.recordings.stream;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The connection behind a stream. Calls return at once. */
public interface EventSink {
    /**
     * Sends events in their order.
     *
     * @return completes when all are on their way, exceptionally when the client is gone
     */
    CompletionStage<?> send(List<EventMessage> messages);

    /** Shows the client that the server is alive. */
    void heartbeat();

    /** Whether the client has to answer heartbeats. */
    boolean isAnswered();

    /** Ends it. What the client has not read a second later is lost to it. */
    void close(Ending reason);

    /** Why the server ends a stream; a WebSocket says it by this code. */
    enum Ending {
        DRAIN(1012, "The server restarts"),
        UNAUTHENTICATED(4401, "The credentials are no longer valid"),
        TOO_SLOW(4408, "The client reads too slowly");

        private final int code;
        private final String text;

        Ending(int code, String text) {
            this.code = code;
            this.text = text;
        }

        public int code() {
            return code;
        }

        public String text() {
            return text;
        }
    }
}
