package app.recordings.job;

import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Looking over many jobs; none is changed here. */
@ApplicationScoped
class JobListRepository {

    @Inject
    EntityManager entityManager;

    /** @param queued when one of them was made that waits for its end the longest; null but for queued ones */
    record Count(String type, JobStatus status, long number, Instant queued) {}

    /** Newest first. */
    Page<Job> page(UUID ownerId, JobFilter filter, PageRequest page) {
        Position after = page.start();
        List<Job> rows = entityManager
                .createQuery("""
                        select j from Job j
                        where j.ownerId = :owner and (:status is null or j.status = :status)
                          and (:type is null or j.type = :type) and (j.createdAt, j.id) < (:at, :id)
                        order by j.createdAt desc, j.id desc
                        """, Job.class)
                .setParameter("owner", ownerId)
                .setParameter("status", filter.status())
                .setParameter("type", filter.type())
                .setParameter("at", after.createdAt())
                .setParameter("id", after.id())
                .setMaxResults(page.limit() + 1)
                .getResultList();
        return Page.of(rows, page.limit(), Job::position);
    }

    /** @param ownerId null for everybody */
    List<Count> counts(UUID ownerId) {
        return entityManager
                .createQuery("""
                        select j.type, j.status, count(j), min(j.createdAt) from Job j
                        where :owner is null or j.ownerId = :owner group by j.type, j.status
                        """, Tuple.class)
                .setParameter("owner", ownerId)
                .getResultStream()
                .map(row -> new Count(
                        row.get(0, String.class),
                        row.get(1, JobStatus.class),
                        row.get(2, Long.class),
                        row.get(1) == JobStatus.QUEUED ? row.get(3, Instant.class) : null))
                .toList();
    }
}
