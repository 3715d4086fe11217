package app.recordings.job;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Which jobs wait in the database and which of them the broker was told of. A queued job with {@code published_at} has
 * its bell in the broker; together with those at work such jobs fill their lane's window.
 */
@ApplicationScoped
class JobAdmissionRepository {
    @Inject
    EntityManager entityManager;

    /** Owners of jobs of a type that the broker was not told of; one step through the index for each. */
    List<UUID> waitingOwners(String type) {
        return NativeSql.query(entityManager, """
                        with recursive lane(owner_id) as (
                            (select owner_id from job
                             where type = :type and status = 'queued' and published_at is null
                             order by owner_id limit 1)
                            union all
                            select (select owner_id from job
                                    where type = :type and status = 'queued' and published_at is null
                                      and owner_id > lane.owner_id
                                    order by owner_id limit 1)
                            from lane where lane.owner_id is not null)
                        select owner_id from lane where owner_id is not null
                        """, UUID.class)
                .setParameter("type", type)
                .getResultList();
    }

    /** Marks, of each lane, the jobs due longest that its window has room for; another node's are left alone. */
    List<UUID> admit(Collection<JobLane> lanes, int window) {
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
                        returning id
                        """, UUID.class)
                .setParameter("owners", lanes.stream().map(JobLane::ownerId).toArray(UUID[]::new))
                .setParameter("types", lanes.stream().map(JobLane::type).toArray(String[]::new))
                .setParameter("window", window)
                .getResultList();
    }

    /**
     * Marks anew the jobs whose bell must have been lost: a bell rung well after theirs was heard, or nobody works
     * although it was rung a while ago, or it was rung very long ago.
     */
    List<UUID> admitAgain(Duration patience, Duration longest) {
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
                        returning id
                        """, UUID.class)
                .setParameter("patience", patience.toString())
                .setParameter("longest", longest.toString())
                .getResultList();
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
}
