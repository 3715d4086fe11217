package app.recordings.job;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventLog;
import app.recordings.event.EventType;
import app.recordings.node.ThisNode;
import app.recordings.pause.Pauses;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    Event<JobChanged> changed;

    @Inject
    JobLimits limits;

    @Inject
    Pauses pauses;

    @Inject
    JobConfig config;

    @Inject
    ThisNode node;

    @Inject
    Clock clock;

    /**
     * Puts work in the queue, as part of the caller's transaction.
     *
     * @throws ProblemException when the queue is full, the owner's or everybody's, or nothing is taken for now
     */
    @Transactional
    public Job submit(NewJob order) {
        return submit(List.of(order)).get(0);
    }

    /** The same with several at once, all or none, in their order. */
    @Transactional
    public List<Job> submit(List<NewJob> orders) {
        pauses.requireIntake();
        orders.stream()
                .collect(Collectors.groupingBy(NewJob::ownerId, Collectors.counting()))
                .forEach(limits::requireRoom);
        List<Job> queued = orders.stream()
                .map(order -> new Job(Ids.next(), order, config.attempts(order.type()), clock.instant()))
                .toList();
        queued.forEach(jobs::add);
        tellAll(queued, EventType.QUEUED, job -> clock.instant());
        return queued;
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
        return claim(List.of(jobId)).get(0);
    }

    /** The same for several workers, in their order; of those who ask for the same job only the first gets it. */
    @Transactional
    public List<Optional<Job>> claim(List<UUID> jobIds) {
        List<String> types = handlers.available();
        Map<UUID, Job> claimed = jobs.claim(new JobClaim(jobIds, types, node.name(), config.lease())).stream()
                .collect(Collectors.toMap(Job::id, Function.identity()));
        tellAll(claimed.values(), EventType.PROCESSING, Job::queuedAt);
        jobIds.stream().filter(id -> !claimed.containsKey(id)).forEach(id -> jobs.postpone(id, OUTAGE_LOOK, types));
        return jobIds.stream()
                .map(id -> Optional.ofNullable(claimed.remove(id)))
                .toList();
    }

    /**
     * Applies how an attempt ended.
     *
     * @return the result, when with it the job is to go to the dead letters
     */
    @Transactional
    public Optional<JobResult> apply(JobResult result) {
        return apply(List.of(result)).get(0);
    }

    /** The same with several, in their order. */
    @Transactional
    public List<Optional<JobResult>> apply(List<JobResult> results) {
        if (results.size() > 1) {
            // In one order, whatever became of them: two groups with jobs in common do not wait for each other.
            jobs.lock(results.stream().map(JobResult::jobId).toList());
        }
        List<JobResult> successes =
                results.stream().filter(result -> result.error() == null).toList();
        if (!successes.isEmpty()) {
            complete(successes);
        }
        return results.stream()
                .map(result -> result.error() == null ? Optional.<JobResult>empty() : failed(result))
                .toList();
    }

    private void complete(List<JobResult> successes) {
        Map<UUID, Instant> since =
                successes.stream().collect(Collectors.toMap(JobResult::jobId, JobResult::at, (one, other) -> one));
        List<Job> completed = jobs.complete(successes);
        completed.forEach(job -> handlers.of(job.type()).completed(job));
        tellAll(completed, EventType.COMPLETED, job -> since.get(job.id()));
    }

    private Optional<JobResult> failed(JobResult result) {
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
                .ifPresent(waiting -> tell(waiting, EventType.RETRYING, result.at()));
        return Optional.empty();
    }

    /** Ends a job that lies in the dead letters. */
    @Transactional
    public void fail(JobResult result) {
        jobs.fail(result.jobId(), result.lease(), result.error())
                .ifPresent(job -> tell(job, EventType.FAILED, result.at()));
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
        jobs.find(jobId).map(Job::ownerId).ifPresent(owner -> limits.requireRoom(owner, 1));
        Job job = jobs.retry(jobId)
                .orElseThrow(() -> new ProblemException(
                        ErrorType.NOT_RETRYABLE, "Only failed or cancelled work can be retried; this has not failed."));
        tell(job, EventType.QUEUED);
        return job;
    }

    /** Ends what has not ended. */
    @Transactional
    public Job cancel(UUID jobId) {
        return cancelled(jobId)
                .orElseThrow(() -> new ProblemException(
                        ErrorType.NOT_CANCELLABLE, "Only work that has not ended can be cancelled."));
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

    /** What waits, of all owners. */
    @Transactional
    public List<QueueReadings.Queue> queues() {
        return jobs.queues();
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

    /** Ends what has not ended, as part of the caller's transaction; empty when it has. */
    Optional<Job> cancelled(UUID jobId) {
        Optional<Job> ended = jobs.cancel(jobId);
        ended.ifPresent(job -> {
            handlers.of(job.type()).cancelled(job);
            tell(job, EventType.CANCELLED);
        });
        return ended;
    }

    void tell(Job job, EventType what) {
        tell(job, what, clock.instant());
    }

    private void tell(Job job, EventType what, Instant since) {
        tellAll(List.of(job), what, told -> since);
    }

    private void tellAll(Collection<Job> happened, EventType what, Function<Job, Instant> since) {
        if (!happened.isEmpty()) {
            events.append(happened.stream().map(job -> job.event(what)).toList());
            happened.forEach(job -> changed.fire(new JobChanged(job, what, since.apply(job))));
        }
    }
}
