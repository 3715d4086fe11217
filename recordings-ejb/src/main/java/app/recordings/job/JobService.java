package app.recordings.job;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventLog;
import app.recordings.event.EventType;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The life of a job. Whatever a listener calls may be called twice; the second time changes nothing. */
@ApplicationScoped
public class JobService {
    private static final int MOST_COUNTED = 100_000;
    private static final Duration OUTAGE_LOOK = Duration.ofSeconds(5);

    @Inject
    JobRepository jobs;

    @Inject
    JobHandlers handlers;

    @Inject
    EventLog events;

    @Inject
    Event<JobLane> moved;

    @Inject
    JobLimits limits;

    @Inject
    JobConfig config;

    @Inject
    Clock clock;

    /**
     * Puts work in the queue, as part of the caller's transaction.
     *
     * @throws ProblemException when the queue is full, the owner's or everybody's
     */
    @Transactional
    public Job submit(NewJob order) {
        limits.requireRoom(order.ownerId());
        Job job = new Job(Ids.next(), order, config.attempts(order.type()), clock.instant());
        jobs.add(job);
        tell(job, EventType.QUEUED);
        return job;
    }

    /** A caller's job. */
    @Transactional
    public Job get(UUID ownerId, UUID jobId) {
        return jobs.find(jobId)
                .filter(job -> job.ownerId().equals(ownerId))
                .orElseThrow(() -> ProblemException.notFound("job"));
    }

    /** Takes the job for a worker; empty when there is nothing to do: gone, done, not due, another's, or its service away. */
    @Transactional
    public Optional<Job> claim(UUID jobId) {
        List<String> types = handlers.available();
        Optional<Job> claimed = jobs.claim(jobId, UUID.randomUUID(), config.lease(), types);
        claimed.ifPresentOrElse(
                job -> events.append(job.event(EventType.PROCESSING)), () -> jobs.postpone(jobId, OUTAGE_LOOK, types));
        return claimed;
    }

    /**
     * Applies how an attempt ended.
     *
     * @return the result, when with it the job is to go to the dead letters
     */
    @Transactional
    public Optional<JobResult> apply(JobResult result) {
        if (result.error() == null) {
            jobs.complete(result.jobId(), result.lease()).ifPresent(this::completed);
            return Optional.empty();
        }
        Optional<Job> job =
                jobs.find(result.jobId()).filter(found -> result.lease().equals(found.lease()));
        if (job.isEmpty()) {
            return Optional.empty();
        }
        if (result.permanent() || job.get().attempts() >= job.get().maxAttempts()) {
            return Optional.of(result);
        }
        Duration wait = config.backOff()
                .after(job.get().attempts(), ThreadLocalRandom.current().nextDouble());
        jobs.reschedule(result.jobId(), result.lease(), result.error(), wait)
                .ifPresent(waiting -> tell(waiting, EventType.RETRYING));
        return Optional.empty();
    }

    /** Ends a job that lies in the dead letters. */
    @Transactional
    public void fail(JobResult result) {
        jobs.fail(result.jobId(), result.lease(), result.error()).ifPresent(job -> tell(job, EventType.FAILED));
    }

    /** Gives a job back that could not be worked on, through no fault of its own. */
    @Transactional
    public void release(UUID jobId, UUID lease, Duration wait) {
        jobs.release(jobId, lease, wait).ifPresent(job -> tell(job, EventType.QUEUED));
    }

    /** Fails unless the lease is still the job's; if it is, it stays so until the caller's transaction ends. */
    @Transactional
    public void requireLease(UUID jobId, UUID lease) {
        if (!jobs.holds(jobId, lease)) {
            throw new LeaseLostException(jobId);
        }
    }

    /** @return the leases that are lost */
    @Transactional
    public List<UUID> renew(Collection<LeaseRenewal> renewals) {
        return jobs.renew(renewals, config.lease());
    }

    /** The attempts of workers that died, as if each had reported it. */
    @Transactional
    public List<JobResult> lapsed(int limit) {
        JobError lost = new JobError("worker-lost", "The server that worked on it stopped in the middle.");
        return jobs.lapsed(limit).stream()
                .map(job -> new JobResult(job.id(), job.lease(), lost, false, clock.instant()))
                .toList();
    }

    /** Begins anew, after failure or cancellation. */
    @Transactional
    public Job retry(UUID jobId) {
        jobs.find(jobId).map(Job::ownerId).ifPresent(limits::requireRoom);
        Job job = jobs.retry(jobId)
                .orElseThrow(() -> new ProblemException(
                        ErrorType.NOT_RETRYABLE, "Only failed or cancelled work can be retried; this has not failed."));
        tell(job, EventType.QUEUED);
        return job;
    }

    /** Begins anew with some that failed or were cancelled. @return how many */
    @Transactional
    public int retrySome(UUID ownerId, JobFilter filter, int limit) {
        List<Job> retried = jobs.retrySome(ownerId, filter, limit);
        retried.forEach(job -> tell(job, EventType.QUEUED));
        return retried.size();
    }

    /** Ends what has not ended. */
    @Transactional
    public Job cancel(UUID jobId) {
        Job job = jobs.cancel(jobId)
                .orElseThrow(() -> new ProblemException(
                        ErrorType.NOT_CANCELLABLE, "Only work that has not ended can be cancelled."));
        handlers.of(job.type()).cancelled(job);
        tell(job, EventType.CANCELLED);
        return job;
    }

    /** Keeps what came of the work, a JSON object as text, to be shown when the job is completed. */
    @Transactional
    public void keep(JobContext job, String result) {
        if (!jobs.keep(job.jobId(), job.lease(), result)) {
            throw new LeaseLostException(job.jobId());
        }
    }

    /** What was asked for is nobody's business any more. */
    @Transactional
    public void forgetParameters(UUID jobId) {
        jobs.forgetParameters(jobId);
    }

    /** Counts anew what is queued in all, for the limit. */
    @Transactional
    public void countQueued() {
        limits.refresh();
    }

    /** The ids of an owner's jobs that wait, the oldest first as far as they are many. */
    @Transactional
    public List<UUID> queued(UUID ownerId) {
        return jobs.queued(ownerId, MOST_COUNTED);
    }

    /** Removes a recording's jobs, whatever their state; a worker finds its lease gone. */
    @Transactional
    public void removeOfRecording(UUID recordingId) {
        jobs.deleteOfRecording(recordingId);
    }

    private void completed(Job job) {
        handlers.of(job.type()).completed(job);
        tell(job, EventType.COMPLETED);
    }

    /** Tells of a change by which the job came into its lane or left room there. */
    private void tell(Job job, EventType what) {
        events.append(job.event(what));
        moved.fire(job.lane());
    }
}
