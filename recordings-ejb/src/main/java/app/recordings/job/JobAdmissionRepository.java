package app.recordings.job;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which jobs wait in the database and which of them the broker was told of. A queued job with {@code published_at} has
 * its bell in the broker; together with those at work such jobs fill their lane's window.
 */
@ApplicationScoped
class JobAdmissionRepository {
    @Inject
    EntityManager entityManager;

    /** @param trace the step that asked for it, null when that is not traced */
    record Admitted(UUID jobId, String trace) {
        static Admitted of(Tuple row) {
            return new Admitted(row.get("id", UUID.class), row.get("trace", String.class));
        }
    }

    /** Lanes of jobs that the broker was not told of; one step through the index for each, however many jobs they have. */
    List<JobLane> waiting() {
        return NativeSql.query(entityManager, """
                        with recursive lane(type, owner_id) as (
                            (select type, owner_id from job
                             where status = 'queued' and published_at is null
                             order by type, owner_id limit 1)
                            union all
                            select next.type, next.owner_id
                            from lane cross join lateral (
                                select j.type, j.owner_id from job j
                                where j.status = 'queued' and j.published_at is null
                                  and (j.type, j.owner_id) > (lane.type, lane.owner_id)
                                order by j.type, j.owner_id limit 1) next)
                        select type, owner_id from lane
                        """, Tuple.class).getResultList().stream()
                .map(row -> new JobLane(row.get("owner_id", UUID.class), row.get("type", String.class)))
                .toList();
    }

    /** Marks, of each lane, the jobs due longest that its window has room for; another node's are left alone. */
    List<Admitted> admit(Collection<JobLane> lanes, int window) {
        return NativeSql.query(entityManager, """
                        update job set published_at = now()
                        where id in (
                            select id from job
                            where status = 'queued' and published_at is null and id = any(array(
                                select due.id
                                from unnest(cast(:owners as uuid[]), cast(:types as text[])) as lane(owner_id, type)
                                cross join lateral (
                                    select j.id from job j
                                    where j.type = lane.type and j.owner_id = lane.owner_id
                                      and j.status = 'queued' and j.published_at is null
                                      and coalesce(j.next_attempt_at, j.created_at) <= now()
                                    order by coalesce(j.next_attempt_at, j.created_at), j.id
                                    limit greatest(0, :window - (
                                        select count(*) from job a
                                        where a.owner_id = lane.owner_id and a.type = lane.type
                                          and (a.status = 'processing'
                                               or a.status = 'queued' and a.published_at is not null)))
                                ) due))
                            for update skip locked)
                        returning id, trace
                        """, Tuple.class)
                .setParameter("owners", lanes.stream().map(JobLane::ownerId).toArray(UUID[]::new))
                .setParameter("types", lanes.stream().map(JobLane::type).toArray(String[]::new))
                .setParameter("window", window)
                .getResultList()
                .stream()
                .map(Admitted::of)
                .toList();
    }

    /**
     * Marks anew the jobs whose bell must have been lost: a bell rung well after theirs was heard, or nobody works
     * although it was rung a while ago, or it was rung very long ago.
     */
    List<Admitted> admitAgain(Duration patience, Duration longest) {
        return NativeSql.query(entityManager, """
                        update job set published_at = now()
                        where id in (
                            select id from job
                            where status = 'queued' and published_at is not null
                              and published_at < now() - cast(:patience as interval)
                              and (published_at < now() - cast(:longest as interval)
                                   or published_at + cast(:patience as interval)
                                      < (select coalesce(max(published_at), 'infinity') from job
                                         where status = 'processing'))
                            limit 1000 for update skip locked)
                        returning id, trace
                        """, Tuple.class)
                .setParameter("patience", patience.toString())
                .setParameter("longest", longest.toString())
                .getResultList()
                .stream()
                .map(Admitted::of)
                .toList();
    }

    /** How many jobs of an owner are queued. */
    long queued(UUID ownerId) {
        return NativeSql.query(entityManager, """
                        select (select count(*) from job
                                where owner_id = :owner and status = 'queued' and published_at is null)
                             + (select count(*) from job
                                where owner_id = :owner and status = 'queued' and published_at is not null)
                        """, Long.class)
                .setParameter("owner", ownerId)
                .getSingleResult();
    }

    /** How many jobs are queued in all. */
    long queuedInAll() {
        return NativeSql.query(entityManager, """
                        select (select count(*) from job where status = 'queued' and published_at is null)
                             + (select count(*) from job where status = 'queued' and published_at is not null)
                        """, Long.class).getSingleResult();
    }

    /** When the job was made that is queued and was made first; empty when none is. Only the indexes of queued ones are read. */
    Optional<Instant> oldestQueued() {
        return Optional.ofNullable(
                NativeSql.query(entityManager, """
                        select least(
                            (select min(created_at) from (select created_at from job
                                where status = 'queued' and published_at is null offset 0) waiting),
                            (select min(created_at) from (select created_at from job
                                where status = 'queued' and published_at is not null offset 0) told))
                        """, Instant.class).getSingleResult());
    }
}
