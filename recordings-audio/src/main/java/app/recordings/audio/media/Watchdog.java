package app.recordings.audio.media;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Kills a child process that does not end or answer in time. */
final class Watchdog {
    private static final ScheduledThreadPoolExecutor TIMER = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "process-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    static {
        TIMER.setRemoveOnCancelPolicy(true);
    }

    private Watchdog() {}

    /** Cancel the result when the process has done what was waited for. */
    static Future<?> killAfter(Duration limit, Process process) {
        return TIMER.schedule(process::destroyForcibly, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
