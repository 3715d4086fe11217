package app.recordings.launcher.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds the application back until database and broker serve, which the launcher tells by writing their port files; the
 * server itself boots meanwhile.
 */
record Gate(Path run) {
    private static final Duration POLL = Duration.ofMillis(50);

    void await() {
        while (!Files.exists(run.resolve("database.port")) || !Files.exists(run.resolve("broker.port"))) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
