package app.recordings.audio.work;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a client waits for: the worker reports its progress here and asks whether it is still wanted; the thread that
 * serves the client reads the progress and cancels.
 */
public final class Work {
    private final Set<Process> processes = ConcurrentHashMap.newKeySet();
    private final List<String> vocabulary;
    private volatile double progress = Double.NaN;
    private volatile boolean cancelled;

    public Work() {
        this(List.of());
    }

    /** @param vocabulary words and phrases that are likely in what is said */
    public Work(List<String> vocabulary) {
        this.vocabulary = List.copyOf(vocabulary);
    }

    /** What the client says is likely to be said, for engines that take such hints. */
    public List<String> vocabulary() {
        return vocabulary;
    }

    /** Reports the share done, 0 to 1; what is outside is clipped, and progress never goes back. */
    public void progress(double share) {
        double clipped = Math.max(0, Math.min(1, share));
        if (Double.isNaN(progress) || clipped > progress) {
            progress = clipped;
        }
    }

    /** The share done, 0 to 1, or NaN while nothing is known. */
    public double progress() {
        return progress;
    }

    /** Ends the work: its processes are killed at once, its worker stops at the next check. */
    public void cancel() {
        cancelled = true;
        processes.forEach(Process::destroyForcibly);
    }

    public boolean cancelled() {
        return cancelled;
    }

    /** @throws CancellationException when nobody waits for this work any more */
    public void check() {
        if (cancelled) {
            throw new CancellationException("nobody waits for this work any more");
        }
    }

    /** Ties a child process to this work; it is killed with it. Release it by {@link #release} when it has ended. */
    public Process own(Process process) {
        processes.add(process);
        if (cancelled) {
            process.destroyForcibly();
        }
        return process;
    }

    public void release(Process process) {
        process.destroyForcibly();
        processes.remove(process);
    }
}
