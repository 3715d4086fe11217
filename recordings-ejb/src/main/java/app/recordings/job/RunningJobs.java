package app.recordings.job;

import app.recordings.event.EventPublisher;
import app.recordings.event.EventSignal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The jobs that this node works on: keeps their leases alive and interrupts those whose lease is lost. */
@ApplicationScoped
class RunningJobs {
    private static final Logger LOG = Logger.getLogger(RunningJobs.class.getName());
    private static final long PROGRESS_EVERY_NANOS = 1_000_000_000L;
    private static final long RENEWAL_EVERY_NANOS = 1_000_000_000L;
    private static final long GIVING_BACK_LOOK_NANOS = 20_000_000L;

    private final Map<UUID, Running> byLease = new ConcurrentHashMap<>();

    @Inject
    JobService jobs;

    @Inject
    EventPublisher publisher;

    private static final class Running {
        private final Job job;
        private final Thread worker = Thread.currentThread();
        private boolean calm;
        private volatile LeaseRenewal state;
        private volatile boolean untold;
        private LeaseRenewal stored;
        private long storedAt;
        private long toldAt;

        Running(Job job) {
            this.job = job;
            this.state = new LeaseRenewal(job.id(), job.lease(), "", -1);
            this.stored = state;
            this.storedAt = System.nanoTime();
            this.toldAt = storedAt - PROGRESS_EVERY_NANOS;
        }

        /** Its claim, or the last time it was stored, is a while ago; or it is at another stage. */
        boolean isDue() {
            return System.nanoTime() - storedAt >= RENEWAL_EVERY_NANOS
                    || !stored.stage().equals(state.stage());
        }

        void stored(LeaseRenewal renewal) {
            stored = renewal;
            storedAt = System.nanoTime();
        }
    }

    /** The current thread begins to work on the job. */
    void begin(Job job) {
        byLease.put(job.lease(), new Running(job));
    }

    /** How many jobs of a type this node works on. */
    long count(String type) {
        return byLease.values().stream()
                .filter(running -> running.job.type().equals(type))
                .count();
    }

    /** The current thread has ended its work. */
    void end(Job job) {
        calm(job);
        byLease.remove(job.lease());
    }

    /** The current thread is no longer interrupted, and will not be for this job's sake. */
    void calm(Job job) {
        Running running = byLease.get(job.lease());
        if (running != null) {
            synchronized (running) {
                running.calm = true;
                Thread.interrupted();
            }
        }
    }

    /** To be shown by the next {@link #heartbeat}; work that ends before that never shows it, and costs nothing for it. */
    void progress(Job job, String stage, double fraction) {
        Running running = byLease.get(job.lease());
        if (running != null) {
            running.state = new LeaseRenewal(job.id(), job.lease(), stage, (float) fraction);
            running.untold = true;
        }
    }

    /**
     * Renews the leases whose time has come, stores new stages and tells what was not told yet; to be called several times a
     * second.
     */
    synchronized void heartbeat() {
        // In one order everywhere, so that two who lock the same rows do not wait for each other.
        List<Running> due = byLease.values().stream()
                .filter(Running::isDue)
                .sorted(Comparator.comparing(running -> running.job.id()))
                .toList();
        if (!due.isEmpty()) {
            List<LeaseRenewal> renewals = due.stream().map(one -> one.state).toList();
            List<UUID> lost = jobs.renew(renewals);
            renewals.forEach(this::stored);
            lost.forEach(this::interrupt);
        }
        byLease.values().forEach(this::tell);
    }

    private void stored(LeaseRenewal renewal) {
        Running one = byLease.get(renewal.lease());
        if (one != null) {
            one.stored(renewal);
        }
    }

    /** Whoever looks after hearing of a stage finds it in the row. */
    private void tell(Running running) {
        LeaseRenewal state = running.stored;
        long now = System.nanoTime();
        if (running.untold && !state.stage().isEmpty() && now - running.toldAt >= PROGRESS_EVERY_NANOS) {
            running.untold = false;
            running.toldAt = now;
            publisher.progress(
                    running.job.ownerId(),
                    new EventSignal.Progress(
                            running.job.id(),
                            running.job.recordingId(),
                            state.stage(),
                            Math.round(state.progress() * 1000) / 1000.0));
        }
    }

    /** Stops all work and waits for the workers to have given their jobs back, or for the time to run out. */
    void giveBack(Duration longest) {
        List.copyOf(byLease.keySet()).forEach(this::interrupt);
        long deadline = System.nanoTime() + longest.toNanos();
        while (!byLease.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(GIVING_BACK_LOOK_NANOS);
        }
    }

    private void interrupt(UUID lease) {
        Running running = byLease.get(lease);
        if (running == null) {
            return;
        }
        synchronized (running) {
            if (!running.calm) {
                LOG.log(Level.FINE, "Job {0} was taken away from its worker", running.job.id());
                running.worker.interrupt();
            }
        }
    }
}
