package app.recordings.console;

import app.recordings.database.NativeSql;
import app.recordings.event.Event;
import app.recordings.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looking at jobs of all callers; none is changed here. */
@ApplicationScoped
class JobConsoleRepository {
    private static final int MOST_EVENTS = 500;

    /** Jobs of callers that are sooner all read than looked for among everybody's. */
    private static final int FEW = 2_000;

    @Inject
    EntityManager entityManager;

    /** By id, which is the order of their making. */
    IdPage<Job> page(JobSearch search, IdPageRequest page) {
        Conditions conditions = search.conditions();
        String order = page.on("j.id", conditions);
        List<Job> found = conditions
                .fill(NativeSql.query(
                        entityManager,
                        "select j.* from " + table(search) + " j where " + conditions + order + " limit "
                                + (page.limit() + 1),
                        Job.class))
                .getResultList();
        return IdPage.of(found, page, Job::id);
    }

    /** The planner takes all callers for alike, and would read everybody's jobs by id for one that has few, or none. */
    private String table(JobSearch search) {
        return search.owners() != null && isFew(search.owners())
                ? "(select * from job where owner_id = any(:owners) offset 0)"
                : "job";
    }

    private boolean isFew(Collection<UUID> owners) {
        return NativeSql.query(
                                entityManager,
                                "select count(*) from (select 1 from job where owner_id = any(:owners) limit :few) found",
                                Long.class)
                        .setParameter("owners", owners.toArray(UUID[]::new))
                        .setParameter("few", FEW)
                        .getSingleResult()
                < FEW;
    }

    /** The first made of those behind one. */
    List<UUID> ids(JobSearch search, UUID after, int limit) {
        Conditions conditions = search.conditions().and("j.id > :after", "after", after);
        return conditions
                .fill(NativeSql.query(
                        entityManager,
                        "select j.id from job j where " + conditions + " order by j.id limit " + limit,
                        UUID.class))
                .getResultList();
    }

    /** @param most counts no further */
    long count(JobSearch search, int most) {
        Conditions conditions = search.conditions();
        return conditions
                .fill(NativeSql.query(
                        entityManager,
                        "select count(*) from (select 1 from job j where " + conditions + " limit " + most + ") found",
                        Long.class))
                .getSingleResult();
    }

    Optional<Job> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Job.class, id));
    }

    /** Oldest first; none of before this version. */
    List<JobAttempt> attempts(UUID jobId) {
        return NativeSql.query(entityManager, """
                        select number, node, started_at, ended_at, outcome, error_code, error_message
                        from job_attempt where job_id = :job order by started_at
                        """, Tuple.class)
                .setParameter("job", jobId)
                .getResultStream()
                .map(row -> new JobAttempt(
                        row.get(0, Integer.class),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        row.get(3, Instant.class),
                        row.get(4, String.class),
                        JobRow.error(row.get(5, String.class), row.get(6, String.class))))
                .toList();
    }

    /** Oldest first; what the log still has. */
    List<Event> events(Job job) {
        String where = job.recordingId() == null
                ? "recording_id is null and job_id = :job"
                : "recording_id = :recording and job_id = :job";
        var query = NativeSql.query(
                        entityManager,
                        "select * from event where " + where + " order by id limit " + MOST_EVENTS,
                        Event.class)
                .setParameter("job", job.id());
        if (job.recordingId() != null) {
            query.setParameter("recording", job.recordingId());
        }
        return query.getResultList();
    }
}
