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

    @Transactional
    public void mark(Collection<UUID> jobIds) {
        jobs.markPublished(jobIds);
    }

    @Transactional
    public List<UUID> lockDue(int limit) {
        return jobs.lockUnpublished(limit);
    }
}
