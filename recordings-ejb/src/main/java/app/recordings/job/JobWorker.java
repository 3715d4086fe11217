package app.recordings.job;

import app.recordings.broker.BrokerException;
import app.recordings.broker.MessageBroker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Claims a job, has its handler do the work and reports how it ended. No transaction is open meanwhile. */
@ApplicationScoped
public class JobWorker {
    private static final Logger LOG = Logger.getLogger(JobWorker.class.getName());

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
    Clock clock;

    /** Returns when the attempt has ended and been reported; a job that is not to be worked on is left alone. */
    public void work(UUID jobId) throws BrokerException {
        var claimed = jobs.claim(jobId);
        if (claimed.isEmpty()) {
            LOG.log(Level.FINE, "Job {0} is not to be worked on now", jobId);
            return;
        }
        attempt(claimed.get());
    }

    private void attempt(Job job) throws BrokerException {
        running.begin(job);
        try {
            handlers.of(job.type()).run(new JobContext(job, running));
            report(job, null, false);
        } catch (JobFault fault) {
            LOG.log(Level.INFO, "Job {0}, attempt {1}: {2}", new Object[] {job.id(), job.attempts(), fault.getMessage()
            });
            report(job, fault.error(), fault.isPermanent());
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
            report(job, new JobError("internal", "Something went wrong on the server."), false);
        } finally {
            running.end(job);
        }
    }

    private void report(Job job, JobError error, boolean permanent) throws BrokerException {
        JobResult result = new JobResult(job.id(), job.lease(), error, permanent, clock.instant());
        try {
            broker.send(JobQueues.RESULTS, List.of(result.toText()));
        } catch (BrokerException e) {
            LOG.log(Level.INFO, "The broker is away, so the result of job {0} is applied directly", job.id());
            results.apply(result);
        }
    }
}
