package app.recordings.job;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The rows of jobs. Every change is one guarded update that answers the changed row, or none when another change
 * came first. Times that decide are compared with the database's clock, which all nodes share.
 */
@ApplicationScoped
class JobRepository {
    /** Begins anew; to be followed by a condition. */
    static final String RETRY = """
            update job set status = 'queued', attempts = 0, error_code = null, error_message = null, result = null,
                next_attempt_at = null, published_at = null, queued_at = now(), started_at = null, completed_at = null,
                discarded_at = null
            """;

    @Inject
    EntityManager entityManager;

    void add(Job job) {
        entityManager.persist(job);
    }

    Optional<Job> find(UUID id) {
        return jobs(entityManager
                        .createQuery("select j from Job j where j.id = :id", Job.class)
                        .setParameter("id", id))
                .stream()
                .findFirst();
    }

    /** Those of the jobs that are due, each under a lease of its own, in any order. */
    List<Job> claim(JobClaim claim) {
        return changes("""
                with claimed as (
                    update job set status = 'processing', attempts = attempts + 1, lease = gen_random_uuid(),
                        lease_until = now() + cast(:life as interval), started_at = coalesce(started_at, now()),
                        next_attempt_at = null, stage = null, progress = null, error_code = null, error_message = null
                    where id = any(array(
                        select id from job
                        where id = any(:ids) and status = 'queued' and type = any(:types)
                            and (next_attempt_at is null or next_attempt_at <= now())
                        order by id for no key update))
                    returning *),
                begun as (
                    insert into job_attempt (job_id, lease, number, node, started_at)
                    select id, lease, attempts, :node, now() from claimed)
                select * from claimed
                """, query -> query.setParameter("ids", claim.jobs().toArray(UUID[]::new))
                .setParameter("types", claim.types().toArray(String[]::new))
                .setParameter("life", claim.life().toString())
                .setParameter("node", claim.node()));
    }

    /** Puts off a waiting job of none of these types, so that its bell rings again later. */
    void postpone(UUID id, Duration delay, Collection<String> types) {
        entityManager
                .createNativeQuery("""
                        update job set next_attempt_at = greatest(next_attempt_at, now() + cast(:delay as interval)),
                             published_at = null
                        where id = :id and status = 'queued' and not type = any(:types)
                        """)
                .setParameter("id", id)
                .setParameter("delay", delay.toString())
                .setParameter("types", types.toArray(String[]::new))
                .executeUpdate();
    }

    /** Keeps the rows until the transaction ends. */
    void lock(Collection<UUID> ids) {
        NativeSql.query(
                        entityManager,
                        "select 1 from job where id = any(:ids) order by id for no key update",
                        Integer.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** Those of the jobs that are still under the leases of these results, in any order. */
    List<Job> complete(List<JobResult> results) {
        return changes(ended("completed", """
                update job set status = 'completed', completed_at = now(), lease = null, lease_until = null,
                    stage = null, progress = null, error_code = null, error_message = null
                where id = any(array(
                    select j.id
                    from unnest(cast(:ids as uuid[]), cast(:leases as uuid[])) as result(id, lease)
                    join job j on j.id = result.id and j.lease = result.lease
                    where j.status = 'processing'
                    order by j.id for no key update of j))
                """), query -> query.setParameter(
                        "ids", results.stream().map(JobResult::jobId).toArray(UUID[]::new))
                .setParameter("leases", results.stream().map(JobResult::lease).toArray(UUID[]::new)));
    }

    /** Back to the queue after a failed attempt that was not the last. */
    Optional<Job> reschedule(UUID id, UUID lease, JobError error, Duration delay) {
        return change(ended("retrying", """
                update job set status = 'queued', lease = null, lease_until = null, stage = null, progress = null,
                    published_at = null, next_attempt_at = now() + cast(:delay as interval),
                    queued_at = now() + cast(:delay as interval),
                    error_code = :code, error_message = :message
                where id = :id and lease = :lease and status = 'processing' and attempts < max_attempts
                """), query -> query.setParameter("id", id)
                .setParameter("lease", lease)
                .setParameter("delay", delay.toString())
                .setParameter("code", error.code())
                .setParameter("message", error.message()));
    }

    /** Back to the queue as if the attempt had not begun. */
    Optional<Job> release(UUID id, UUID lease, Duration delay) {
        return change(ended("released", """
                update job set status = 'queued', lease = null, lease_until = null, stage = null, progress = null,
                    published_at = null, next_attempt_at = now() + cast(:delay as interval), attempts = attempts - 1
                where id = :id and lease = :lease and status = 'processing'
                """), query -> query.setParameter("id", id)
                .setParameter("lease", lease)
                .setParameter("delay", delay.toString()));
    }

    Optional<Job> fail(UUID id, UUID lease, JobError error) {
        return change(ended("failed", """
                update job set status = 'failed', completed_at = now(), lease = null, lease_until = null,
                    stage = null, progress = null, error_code = :code, error_message = :message
                where id = :id and lease = :lease and status = 'processing'
                """), query -> query.setParameter("id", id)
                .setParameter("lease", lease)
                .setParameter("code", error.code())
                .setParameter("message", error.message()));
    }

    /** Whatever its worker still reports finds another status. */
    Optional<Job> cancel(UUID id) {
        return change(ended("cancelled", """
                update job set status = 'cancelled', completed_at = now(), lease = null, lease_until = null,
                    stage = null, progress = null, next_attempt_at = null
                where id = :id and status in ('queued', 'processing')
                """), query -> query.setParameter("id", id));
    }

    Optional<Job> retry(UUID id) {
        return change(
                RETRY + "where id = :id and status in ('failed', 'cancelled') returning *",
                query -> query.setParameter("id", id));
    }

    /** Keeps what came of the work; false when the lease is no longer the row's. */
    boolean keep(UUID id, UUID lease, String result) {
        return entityManager
                        .createNativeQuery("""
                                update job set result = cast(:result as jsonb)
                                where id = :id and lease = :lease and status = 'processing'
                                """)
                        .setParameter("id", id)
                        .setParameter("lease", lease)
                        .setParameter("result", result)
                        .executeUpdate()
                > 0;
    }

    void forgetParameters(UUID id) {
        entityManager
                .createNativeQuery("update job set parameters = cast('{}' as jsonb) where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Jobs whose worker has not been heard of for the length of its lease. */
    List<Job> lapsed(int limit) {
        return jobs(NativeSql.query(
                        entityManager,
                        "select * from job where status = 'processing' and lease_until < now() limit :limit",
                        Job.class)
                .setParameter("limit", limit));
    }

    /** Keeps leases alive, and progress with them; {@code progress} below 0 means unknown. */
    List<UUID> renew(Collection<LeaseRenewal> renewals, Duration life) {
        return renewals.stream()
                .filter(renewal -> entityManager
                                .createNativeQuery("""
                                        update job set lease_until = now() + cast(:life as interval),
                                            stage = nullif(:stage, ''), progress = nullif(cast(:progress as real), -1)
                                        where id = :id and lease = :lease and status = 'processing'
                                        """)
                                .setParameter("life", life.toString())
                                .setParameter("stage", renewal.stage())
                                .setParameter("progress", renewal.progress())
                                .setParameter("id", renewal.jobId())
                                .setParameter("lease", renewal.lease())
                                .executeUpdate()
                        == 0)
                .map(LeaseRenewal::lease)
                .toList();
    }

    /** Locks the row for the rest of the transaction; false when the lease is no longer the row's. */
    boolean holds(UUID id, UUID lease) {
        return !NativeSql.query(
                        entityManager,
                        "select 1 from job where id = :id and lease = :lease and status = 'processing' for no key update",
                        Integer.class)
                .setParameter("id", id)
                .setParameter("lease", lease)
                .getResultList()
                .isEmpty();
    }

    /** In two halves, as there is an index for each. */
    List<UUID> queued(UUID ownerId, int limit) {
        return NativeSql.query(entityManager, """
                        select id from job where owner_id = :owner and status = 'queued' and published_at is null
                        union all
                        select id from job where owner_id = :owner and status = 'queued' and published_at is not null
                        order by id limit :limit
                        """, UUID.class)
                .setParameter("owner", ownerId)
                .setParameter("limit", limit)
                .getResultList();
    }

    List<QueueReadings.Queue> queues() {
        return NativeSql.query(entityManager, """
                        select type, count(*) as jobs, cast(extract(epoch from
                                   now() - min(coalesce(queued_at, created_at))) as double precision) as oldest
                        from job where status = 'queued' group by type
                        """, Tuple.class).getResultList().stream()
                .map(row -> new QueueReadings.Queue(
                        row.get("type", String.class), row.get("jobs", Long.class), row.get("oldest", Double.class)))
                .toList();
    }

    void deleteOfRecording(UUID recordingId) {
        entityManager
                .createQuery("delete from Job j where j.recordingId = :recording")
                .setParameter("recording", recordingId)
                .executeUpdate();
    }

    /** An update that ends an attempt, if the job is in one, and tells the attempt how. */
    private static String ended(String outcome, String update) {
        return """
                with ended as (%s returning *),
                attempt as (
                    update job_attempt a
                    set ended_at = now(), outcome = '%s', error_code = ended.error_code, error_message = ended.error_message
                    from ended where a.job_id = ended.id and a.ended_at is null)
                select * from ended
                """.formatted(update, outcome);
    }

    private Optional<Job> change(String sql, UnaryOperator<TypedQuery<Job>> parameters) {
        return changes(sql, parameters).stream().findFirst();
    }

    private List<Job> changes(String sql, UnaryOperator<TypedQuery<Job>> parameters) {
        return jobs(parameters.apply(NativeSql.query(entityManager, sql, Job.class)));
    }

    /** Detached, so that a later look in the same transaction shows the row as it is then. */
    private List<Job> jobs(TypedQuery<Job> query) {
        List<Job> jobs = query.getResultList();
        jobs.forEach(entityManager::detach);
        return jobs;
    }
}
