package app.recordings.audio.media;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Kills a child process that does not end or answer in time. */
final class Watchdog {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "process-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private Watchdog() {}

    /** Cancel the result when the process has done what was waited for. */
    static Future<?> killAfter(Duration limit, Process process) {
        return TIMER.schedule(process::destroyForcibly, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
