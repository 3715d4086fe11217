package app.recordings.job;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Changing many jobs that have ended by one statement; rows that another change holds are left alone. */
@ApplicationScoped
class JobBulkRepository {
    @Inject
    EntityManager entityManager;

    /** An owner's that were made first; null stands for any status and type. */
    List<Job> retrySome(UUID ownerId, JobFilter filter, int limit) {
        return detached(NativeSql.query(entityManager, JobRepository.RETRY + """
                        where id in (
                            select id from job
                            where owner_id = :owner and status in ('failed', 'cancelled')
                              and status = coalesce(cast(:status as text), status)
                              and type = coalesce(cast(:type as text), type)
                            order by created_at limit :limit for update skip locked)
                        returning *
                        """, Job.class)
                .setParameter("owner", ownerId)
                .setParameter(
                        "status",
                        filter.status() == null ? null : filter.status().code())
                .setParameter("type", filter.type())
                .setParameter("limit", limit));
    }

    /** Those of these that failed or were cancelled. */
    List<Job> retrySome(Collection<UUID> ids) {
        return detached(NativeSql.query(entityManager, JobRepository.RETRY + """
                        where id in (
                            select id from job where id = any(:ids) and status in ('failed', 'cancelled')
                            order by id for update skip locked)
                        returning *
                        """, Job.class)
                .setParameter("ids", ids.toArray(UUID[]::new)));
    }

    /** Of these, the ones that failed or were cancelled, by owner, the first made first. */
    Map<UUID, List<UUID>> retryable(Collection<UUID> ids) {
        return NativeSql.query(entityManager, """
                        select owner_id, id from job
                        where id = any(:ids) and status in ('failed', 'cancelled') order by id
                        """, Tuple.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0, UUID.class),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> row.get(1, UUID.class), Collectors.toList())));
    }

    /** @return how many of these had failed and were not discarded yet */
    int discard(Collection<UUID> ids) {
        return entityManager
                .createNativeQuery("""
                        update job set discarded_at = now()
                        where id = any(:ids) and status = 'failed' and discarded_at is null
                        """)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** So that a later look in the same transaction shows the rows as they are then. */
    private List<Job> detached(TypedQuery<Job> query) {
        List<Job> jobs = query.getResultList();
        jobs.forEach(entityManager::detach);
        return jobs;
    }
}
