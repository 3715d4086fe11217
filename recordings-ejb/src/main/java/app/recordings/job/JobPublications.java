package app.recordings.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which jobs the broker has been told of. */
@ApplicationScoped
class JobPublications {
    @Inject
    JobRepository jobs;

    /** Marks jobs that this transaction holds locked as due. */
    @Transactional
    public void mark(Collection<UUID> jobIds) {
        jobs.markPublished(jobIds);
    }

    /** Marks the first bell of new jobs, which a worker may have heard and acted on by now. */
    @Transactional
    public void markFirst(Collection<UUID> jobIds) {
        jobs.markFirstPublished(jobIds);
    }

    @Transactional
    public List<UUID> lockDue(int limit) {
        return jobs.lockUnpublished(limit);
    }
}
