package app.recordings.job;

import app.recordings.event.EventPublisher;
import app.recordings.event.EventSignal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The jobs that this node works on: keeps their leases alive and interrupts those whose lease is lost. */
@ApplicationScoped
class RunningJobs {
    private static final Logger LOG = Logger.getLogger(RunningJobs.class.getName());
    private static final long PROGRESS_EVERY_NANOS = 1_000_000_000L;

    private final Map<UUID, Running> byLease = new ConcurrentHashMap<>();

    @Inject
    JobService jobs;

    @Inject
    EventPublisher publisher;

    private static final class Running {
        private final Job job;
        private final Thread worker = Thread.currentThread();
        private volatile LeaseRenewal state;
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

    /** The current thread has ended its work; a late interruption is forgotten. */
    void end(Job job) {
        Running running = byLease.remove(job.lease());
        if (running != null) {
            synchronized (running) {
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
        long now = System.nanoTime();
        if (!sameStage || now - running.toldAt >= PROGRESS_EVERY_NANOS) {
            running.toldAt = now;
            publisher.progress(job.ownerId(), new EventSignal.Progress(job.id(), job.recordingId(), stage, fraction));
        }
    }

    /** Renews every lease; to be called several times within a lease's life. */
    void heartbeat() {
        List<LeaseRenewal> renewals =
                byLease.values().stream().map(running -> running.state).toList();
        if (!renewals.isEmpty()) {
            jobs.renew(renewals).forEach(this::interrupt);
        }
    }

    /** Stops all work; the workers give their jobs back. */
    void interruptAll() {
        List.copyOf(byLease.keySet()).forEach(this::interrupt);
    }

    private void interrupt(UUID lease) {
        Running running = byLease.get(lease);
        if (running == null) {
            return;
        }
        synchronized (running) {
            if (byLease.containsKey(lease)) {
                LOG.log(Level.FINE, "Job {0} was taken away from its worker", running.job.id());
                running.worker.interrupt();
            }
        }
    }
}
