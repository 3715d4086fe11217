package app.recordings.job;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** What an owner does with jobs. What is not the owner's is not there. */
@ApplicationScoped
public class JobRequestService {
    private static final int RETRIED_AT_ONCE = 500;

    @Inject
    JobService jobs;

    @Inject
    JobBulkService bulk;

    @Inject
    JobListRepository lists;

    @Inject
    JobHandlers handlers;

    @Inject
    JobLimits limits;

    @Inject
    Clock clock;

    /** All types of work, by name. */
    public List<JobType> types() {
        return handlers.types();
    }

    /** Puts work in the queue. */
    @Transactional
    public Job submit(UUID ownerId, String type, JsonObject parameters) {
        JobHandler handler = handlers.find(Objects.requireNonNullElse(type, ""))
                .orElseThrow(() -> ProblemException.invalid(
                        List.of(new Violation("type", "body", "There is no such type of job."))));
        return jobs.submit(new NewJob(ownerId, type, handler.accept(parameters).toString(), null));
    }

    /** Newest first. */
    @Transactional
    public Page<Job> list(UUID ownerId, JobFilter filter, PageRequest page) {
        return lists.page(ownerId, known(filter), page);
    }

    /** Ends a job that has not ended: whatever its worker still makes is thrown away. */
    @Transactional
    public Job cancel(UUID ownerId, UUID jobId) {
        return jobs.cancel(jobs.get(ownerId, jobId).id());
    }

    /** Begins anew, after failure or cancellation. */
    @Transactional
    public Job retry(UUID ownerId, UUID jobId) {
        return jobs.retry(jobs.get(ownerId, jobId).id());
    }

    /**
     * Begins anew with all that failed or were cancelled, some at a time, so that no transaction lasts.
     *
     * @return how many; less than there are when the owner may not queue so many
     */
    public int retryAll(UUID ownerId, JobFilter filter) {
        JobFilter which = known(filter);
        int left = limits.room(ownerId);
        int count = 0;
        int done = RETRIED_AT_ONCE;
        while (done == RETRIED_AT_ONCE) {
            done = bulk.retrySome(ownerId, which, Math.min(RETRIED_AT_ONCE, left - count));
            count += done;
        }
        return count;
    }

    /** How many jobs of an owner wait. */
    @Transactional
    public long queued(UUID ownerId) {
        return limits.waiting(ownerId);
    }

    /** How many jobs a caller has; of an administrator, how many there are. */
    @Transactional
    public JobSummary summary(Caller caller) {
        List<JobListRepository.Count> counts = lists.counts(caller.isAdministrator() ? null : caller.ownerId());
        Map<String, Map<String, Long>> byType = new TreeMap<>();
        counts.forEach(count -> byType.computeIfAbsent(count.type(), type -> none())
                .put(count.status().code(), count.number()));
        Map<String, Long> byStatus = none();
        counts.forEach(count -> byStatus.merge(count.status().code(), count.number(), Long::sum));
        Long age = counts.stream()
                .map(JobListRepository.Count::queued)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, clock.instant()).toMillis()))
                .orElse(null);
        return new JobSummary(byStatus, byType, age, byStatus.get(JobStatus.QUEUED.code()));
    }

    private JobFilter known(JobFilter filter) {
        if (filter.type() != null && handlers.find(filter.type()).isEmpty()) {
            throw new ProblemException(ErrorType.INVALID_PARAMETER, "There is no such type of job.");
        }
        return filter;
    }

    private static Map<String, Long> none() {
        Map<String, Long> counts = new TreeMap<>();
        Stream.of(JobStatus.values()).forEach(status -> counts.put(status.code(), 0L));
        return counts;
    }
}
