package app.recordings.audio;

import app.recordings.audio.server.AudioServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What SIGTERM does: no new work, a second for what is under way, then an end to everything. */
final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private Shutdown() {}

    static void register(AudioServer server, Path temp) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, temp), "shutdown"));
    }

    private static void stop(AudioServer server, Path temp) {
        try {
            server.drain();
            awaitIdle(server);
            server.close();
            TemporaryFolder.delete(temp);
        } catch (IOException e) {
            LOG.warn("Stopping left something behind", e);
        }
    }

    private static void awaitIdle(AudioServer server) {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + GRACE.toNanos();
        try {
            boolean waiting = server.busy() > 0;
            while (waiting && System.nanoTime() < end) {
                waiting = !never.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS) && server.busy() > 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
