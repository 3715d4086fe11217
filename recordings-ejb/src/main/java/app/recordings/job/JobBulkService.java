package app.recordings.job;

import app.recordings.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Changes to some jobs at a time, as many as one transaction should hold: a few hundred. What does not fit is left alone. */
@ApplicationScoped
public class JobBulkService {
    @Inject
    JobBulkRepository jobs;

    @Inject
    JobService service;

    @Inject
    JobLimits limits;

    /** Begins anew with some of an owner's that failed or were cancelled. @return how many */
    @Transactional
    public int retrySome(UUID ownerId, JobFilter filter, int limit) {
        return tell(jobs.retrySome(ownerId, filter, limit));
    }

    /** Begins anew with those that failed or were cancelled, as far as their owners may queue so many. @return how many */
    @Transactional
    public int retrySome(Collection<UUID> ids) {
        return tell(jobs.retrySome(limits.fitting(jobs.retryable(ids))));
    }

    /** Ends those that have not ended. @return how many */
    @Transactional
    public int cancelSome(Collection<UUID> ids) {
        return (int) ids.stream()
                .sorted()
                .flatMap(id -> service.cancelled(id).stream())
                .count();
    }

    /** Takes those that failed from among the dead letters; they stay failed. @return how many */
    @Transactional
    public int discardSome(Collection<UUID> ids) {
        return jobs.discard(ids);
    }

    private int tell(List<Job> retried) {
        retried.forEach(job -> service.tell(job, EventType.QUEUED));
        return retried.size();
    }
}
