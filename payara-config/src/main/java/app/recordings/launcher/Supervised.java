package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One part's process: started, watched, started again when it dies, stopped when asked. */
final class Supervised {
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;
    private static final int KILLED = 128;

    private final PartDefinition definition;
    private final DataFolder data;
    private final Progress progress;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final Thread watcher;
    private volatile Process process;
    private volatile boolean ready;
    private volatile int failures;

    Supervised(PartDefinition definition, DataFolder data, Progress progress) {
        this.definition = definition;
        this.data = data;
        this.progress = progress;
        this.watcher = new Thread(this::watch, "watch-" + part().label());
        watcher.setDaemon(true);
    }

    Part part() {
        return definition.part();
    }

    void start() {
        watcher.start();
    }

    boolean isReady() {
        return ready;
    }

    /** How often in a row it ended before it had served for a minute. */
    int failures() {
        return failures;
    }

    long pid() {
        var current = process;
        if (current == null || !current.isAlive()) {
            throw new IllegalStateException(part().label() + " is not running");
        }
        return current.pid();
    }

    private void watch() {
        try {
            while (stopRequested.getCount() > 0) {
                var began = System.nanoTime();
                var how = runOnce(began);
                if (stopRequested.getCount() == 0) {
                    return;
                }
                failures = since(began).compareTo(STABLE) > 0 ? 1 : failures + 1;
                var delay = delay(failures);
                progress.ended(part(), how, delay);
                if (stopRequested.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static Duration delay(int failures) {
        var delay = FIRST_DELAY.multipliedBy(1L << Math.min(failures - 1, 10));
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }

    private String runOnce(long began) throws InterruptedException {
        try {
            var started = launch();
            while (!started.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!ready && definition.isReady()) {
                    becomeReady(began);
                }
                if (ready) {
                    started.waitFor();
                }
            }
            var code = started.exitValue();
            return code > KILLED ? "was ended by signal " + (code - KILLED) : "ended with exit code " + code;
        } catch (IOException | RuntimeException failure) {
            return "could not be started (" + failure.getMessage() + ")";
        } finally {
            ready = false;
            forget();
        }
    }

    /** A stop that comes while the files are being made finds no process; it is seen here instead. */
    private synchronized Process launch() throws IOException, InterruptedException {
        var command = definition.prepare();
        if (stopRequested.getCount() == 0) {
            throw new IOException("stopped before it began");
        }
        process = command.ownSession().start(data.log(part()));
        data.writeNumber(data.pidFile(part()), process.pid());
        return process;
    }

    private void becomeReady(long began) throws IOException {
        data.writeNumber(data.portFile(part()), definition.port());
        ready = true;
        progress.ready(part(), since(began));
    }

    private void forget() {
        try {
            for (Path file : new Path[] {data.pidFile(part()), data.portFile(part())}) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new LaunchException("The files in " + data.resolve("run") + " cannot be deleted.", failure);
        }
    }

    /** Asks the process to end, waits as long as it may take, then kills it. Does nothing the second time. */
    void stop() throws InterruptedException {
        var began = System.nanoTime();
        stopRequested.countDown();
        Process current;
        synchronized (this) {
            current = process;
        }
        if (current == null || !current.isAlive()) {
            return;
        }
        Signals.send(definition.stopSignal(), current.pid());
        if (!current.waitFor(definition.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            current.destroyForcibly().waitFor();
        }
        watcher.join(TimeUnit.SECONDS.toMillis(1));
        progress.stopped(part(), since(began));
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
