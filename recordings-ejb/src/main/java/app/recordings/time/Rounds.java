package app.recordings.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does things again and again, each on a thread of its own, so that one that hangs holds no other up. */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());

    private final ExecutorService executor;
    private final List<Future<?>> tasks = new CopyOnWriteArrayList<>();

    /** What is done in a round; whatever it throws is logged, and the next round comes all the same. */
    public interface Round {
        void go() throws Exception;
    }

    /** @param executor the container's */
    public Rounds(ExecutorService executor) {
        this.executor = executor;
    }

    /** @param pause between the end of a round and the start of the next, and before the first */
    public Rounds every(Duration pause, String what, Round round) {
        tasks.add(executor.submit(() -> run(pause, what, round)));
        return this;
    }

    /** Ends all rounds, those that are under way too. */
    @Override
    public void close() {
        tasks.forEach(task -> task.cancel(true));
    }

    private static void run(Duration pause, String what, Round round) {
        boolean failing = false;
        while (true) {
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                round.go();
                failing = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                // Once in full, then quietly, until it works again.
                LOG.log(failing ? Level.FINE : Level.WARNING, "Failed in " + what + "; will try again", e);
                failing = true;
            }
        }
    }
}
