package app.recordings.job;

import app.recordings.event.EventPublisher;
import app.recordings.event.EventSignal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
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
        private volatile long toldAt = System.nanoTime() - PROGRESS_EVERY_NANOS;

        Running(Job job) {
            this.job = job;
            this.state = new LeaseRenewal(job.id(), job.lease(), "", -1);
        }
    }

    /** The current thread begins to work on the job. */
    void begin(Job job) {
        byLease.put(job.lease(), new Running(job));
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

    void progress(Job job, String stage, double fraction) {
        Running running = byLease.get(job.lease());
        if (running == null) {
            return;
        }
        boolean sameStage = stage.equals(running.state.stage());
        running.state = new LeaseRenewal(job.id(), job.lease(), stage, (float) fraction);
        if (!sameStage) {
            // Whoever looks after hearing of the new stage finds it in the row.
            jobs.renew(List.of(running.state)).forEach(this::interrupt);
        }
        running.untold = true;
        tell(running);
    }

    private void tell(Running running) {
        LeaseRenewal state = running.state;
        long now = System.nanoTime();
        if (running.untold && now - running.toldAt >= PROGRESS_EVERY_NANOS) {
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

    /** Renews every lease and tells what was not told yet; to be called several times within a lease's life. */
    void heartbeat() {
        byLease.values().forEach(this::tell);
        List<LeaseRenewal> renewals =
                byLease.values().stream().map(running -> running.state).toList();
        if (!renewals.isEmpty()) {
            jobs.renew(renewals).forEach(this::interrupt);
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
