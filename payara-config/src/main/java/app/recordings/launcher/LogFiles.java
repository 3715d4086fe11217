package app.recordings.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the parts' logs small: one of more than 10 MiB becomes NAME.log.1 and is begun anew. The parts append, so that the
 * file can be cut under them.
 */
final class LogFiles {
    private static final long LIMIT_BYTES = 10L << 20;
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final List<Path> files;

    LogFiles(List<Path> files) {
        this.files = files;
    }

    /** Looks every 10 s, until the latch opens. */
    void watch(CountDownLatch until) {
        var watcher = new Thread(() -> watchUntil(until), "watch-logs");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watchUntil(CountDownLatch until) {
        try {
            do {
                files.forEach(file -> bound(file, LIMIT_BYTES));
            } while (!until.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void bound(Path file, long limitBytes) {
        try {
            if (Files.exists(file) && Files.size(file) > limitBytes) {
                var former = file.resolveSibling(file.getFileName() + ".1");
                Files.copy(file, former, StandardCopyOption.REPLACE_EXISTING);
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(0);
                }
            }
        } catch (IOException failure) {
            System.getLogger(LogFiles.class.getName())
                    .log(System.Logger.Level.WARNING, "The log " + file + " could not be shortened", failure);
        }
    }
}
