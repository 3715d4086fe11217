package app.recordings.audio;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends this process soon after the one that launched it has died, however it died. */
final class Launcher {
    private static final long LOOK_EVERY_SECONDS = 2;

    private Launcher() {}

    static Optional<ScheduledFuture<?>> watch(Optional<Long> pid) {
        return pid.map(launcher -> {
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "launcher-watch");
                thread.setDaemon(true);
                return thread;
            });
            return timer.scheduleWithFixedDelay(
                    () -> endWithout(launcher), LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        });
    }

    private static void endWithout(long launcher) {
        if (!ProcessHandle.of(launcher).map(ProcessHandle::isAlive).orElse(false)) {
            System.exit(0);
        }
    }
}
