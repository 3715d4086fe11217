package app.recordings.audio.server;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;

/**
 * Reads what is left of a refused request's body and throws it away: closing a connection with unread bytes resets it,
 * and a client still sending would lose the answer. Holds no thread while the client is slow.
 */
final class Discard {
    /** Silence ends it too, by the connector's idle time limit. */
    private static final long MOST_TIME_NS = TimeUnit.SECONDS.toNanos(20);

    private final Content.Source body;
    private final long mostBytes;
    private final Runnable then;
    private final long start = System.nanoTime();
    private long bytes;

    /** @param then is run once the body has ended or was discarded for long enough */
    Discard(Content.Source body, long mostBytes, Runnable then) {
        this.body = body;
        this.mostBytes = mostBytes;
        this.then = then;
    }

    void run() {
        boolean more = true;
        while (more && bytes <= mostBytes && System.nanoTime() - start < MOST_TIME_NS) {
            Content.Chunk chunk = body.read();
            if (chunk == null) {
                body.demand(this::run);
                return;
            }
            bytes += chunk.remaining();
            more = !chunk.isLast() && !Content.Chunk.isFailure(chunk);
            chunk.release();
        }
        then.run();
    }
}
