package app.recordings.job;

import app.recordings.broker.BrokerException;
import app.recordings.broker.MessageBroker;
import app.recordings.database.GroupCommit;
import app.recordings.trace.Step;
import app.recordings.trace.StepKind;
import app.recordings.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Claims a job, has its handler do the work and reports how it ended. No transaction is open meanwhile. */
@ApplicationScoped
public class JobWorker {
    private static final Logger LOG = Logger.getLogger(JobWorker.class.getName());
    private static final int LARGEST_GROUP = 64;

    @Inject
    JobService jobs;

    @Inject
    JobHandlers handlers;

    @Inject
    RunningJobs running;

    @Inject
    JobResults results;

    @Inject
    MessageBroker broker;

    @Inject
    Tracing tracing;

    @Inject
    Clock clock;

    /** Claims that come together share a transaction; should its outcome be unknown, a job's lease lapses. */
    private final GroupCommit<UUID, Optional<Job>> claims =
            new GroupCommit<>("claims", LARGEST_GROUP, failure -> true, ids -> jobs.claim(ids));

    /** Returns when the attempt has ended and been reported; a job that is not to be worked on is left alone. */
    public void work(UUID jobId) throws BrokerException {
        var claimed = claims.commit(jobId);
        if (claimed.isEmpty()) {
            LOG.log(Level.FINE, "Job {0} is not to be worked on now", jobId);
            return;
        }
        Job job = claimed.get();
        try (Step step = tracing.begin(StepKind.CONSUMER, "jobs process", job.trace(), job.ids())) {
            step.with("job.type", job.type()).with("job.attempt", job.attempts());
            attempt(job);
        }
    }

    private void attempt(Job job) throws BrokerException {
        running.begin(job);
        try {
            JobResult result = result(job);
            if (result != null) {
                report(result);
            }
        } finally {
            running.end(job);
        }
    }

    /** How it ended; null when it was given back or taken away. */
    private JobResult result(Job job) {
        try {
            run(job);
            return result(job, null, false);
        } catch (JobFault fault) {
            LOG.log(Level.INFO, "Job {0}, attempt {1}: {2}", new Object[] {job.id(), job.attempts(), fault.getMessage()
            });
            return result(job, fault.error(), fault.isPermanent());
        } catch (JobOutage outage) {
            LOG.log(Level.INFO, "Job {0} waits: {1}", new Object[] {job.id(), outage.getMessage()});
            jobs.release(job.id(), job.lease(), outage.retryAfter());
        } catch (LeaseLostException e) {
            LOG.log(Level.FINE, e.getMessage());
        } catch (InterruptedException e) {
            running.calm(job);
            jobs.release(job.id(), job.lease(), Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Job " + job.id() + " failed unexpectedly", e);
            return result(job, new JobError("internal", "Something went wrong on the server."), false);
        }
        return null;
    }

    private JobResult result(Job job, JobError error, boolean permanent) {
        return new JobResult(job.id(), job.lease(), error, permanent, clock.instant());
    }

    private void run(Job job) throws JobFault, JobOutage, InterruptedException {
        long began = System.nanoTime();
        String outcome = "failed";
        try {
            handlers.of(job.type()).run(new JobContext(job, running));
            outcome = "completed";
        } catch (JobOutage e) {
            outcome = "outage";
            throw e;
        } catch (LeaseLostException | InterruptedException e) {
            outcome = "taken-away";
            throw e;
        } finally {
            JobMetrics.worked(job, outcome, System.nanoTime() - began);
        }
    }

    /** What can neither be sent nor applied is not reported: the lease lapses, and another attempt goes on from the last stage. */
    private void report(JobResult result) throws BrokerException {
        try (Step step = tracing.begin(StepKind.PRODUCER, "results publish")) {
            step.with(
                    "job.outcome",
                    result.error() == null ? "completed" : result.error().code());
            broker.send(JobQueues.RESULTS, List.of(result.toText()));
        } catch (BrokerException e) {
            LOG.log(Level.INFO, "The broker is away, so the result of job {0} is applied directly", result.jobId());
            results.apply(result);
        }
    }
}
