package app.recordings.email;

import app.recordings.database.NativeSql;
import app.recordings.language.ReaderLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Notices, and what is known of addresses. Times are the database's to compare, with its own clock. */
@ApplicationScoped
class EmailRepository {
    @Inject
    EntityManager entityManager;

    /**
     * Makes notices of what ended since it was last asked, none of a recording that has one, and none of what is too old to be
     * told of. Of two who ask at once, one does nothing.
     */
    void gather(Duration oldest) {
        entityManager
                .createNativeQuery("""
                        with feed as (select coalesce(position, event_horizon() - 1) as position, event_horizon() as horizon
                                from email_feed for update skip locked),
                            moved as (update email_feed set position = greatest(email_feed.position, feed.horizon - 1)
                                from feed where email_feed.position is distinct from feed.horizon - 1)
                        insert into email_notice (recording_id, owner_id, outcome, status, attempts, next_attempt_at, created_at)
                        select distinct on (r.id) r.id, r.owner_id, split_part(e.type, '.', 2), 'pending', 0, now(), now()
                        from feed join event e on e.id > feed.position and e.id < feed.horizon
                            join recording r on r.id = e.recording_id
                        where e.type in ('recording.completed', 'recording.failed') and r.email is not null
                          and e.at > now() - :oldest * interval '1 millisecond'
                        order by r.id, e.id
                        on conflict (recording_id) do nothing
                        """)
                .setParameter("oldest", oldest.toMillis())
                .executeUpdate();
    }

    /** Takes a notice that is due, for as long as the lease; its lapse makes it due again. */
    Optional<Notice> claim(UUID lease, Duration length) {
        return NativeSql.query(entityManager, """
                        update email_notice n set lease = :lease, attempts = attempts + 1,
                            next_attempt_at = now() + :length * interval '1 millisecond'
                        from recording r
                        where r.id = n.recording_id and n.recording_id = (select recording_id from email_notice
                            where status = 'pending' and next_attempt_at <= now()
                            order by next_attempt_at limit 1 for update skip locked)
                        returning n.recording_id, r.email, n.outcome, n.attempts, r.reader_language
                        """, Tuple.class)
                .setParameter("lease", lease)
                .setParameter("length", length.toMillis())
                .getResultStream()
                .map(row -> new Notice(
                        (UUID) row.get(0),
                        (String) row.get(1),
                        ReaderLanguage.ofTag((String) row.get(4)),
                        row.get(2).equals("completed"),
                        ((Number) row.get(3)).intValue(),
                        lease))
                .findFirst();
    }

    /** @param status {@code sent} or {@code dropped} */
    void end(Notice notice, String status) {
        entityManager
                .createNativeQuery("""
                        update email_notice set status = :status, next_attempt_at = null, lease = null
                        where recording_id = :id and lease = :lease and status = 'pending'
                        """)
                .setParameter("status", status)
                .setParameter("id", notice.recordingId())
                .setParameter("lease", notice.lease())
                .executeUpdate();
    }

    /** Has it wait, or drops it when it is too old by then. @return whether it was dropped */
    boolean postpone(Notice notice, Duration wait, Duration oldest) {
        return NativeSql.query(entityManager, """
                        update email_notice set lease = null,
                            status = case when created_at < now() - :oldest * interval '1 millisecond' then 'dropped' else status end,
                            next_attempt_at = now() + :wait * interval '1 millisecond'
                        where recording_id = :id and lease = :lease and status = 'pending' returning status = 'dropped'
                        """, Boolean.class)
                .setParameter("oldest", oldest.toMillis())
                .setParameter("wait", wait.toMillis())
                .setParameter("id", notice.recordingId())
                .setParameter("lease", notice.lease())
                .getResultStream()
                .findFirst()
                .orElse(false);
    }

    boolean hasOptedOut(byte[] hash) {
        return NativeSql.query(
                        entityManager,
                        "select exists (select 1 from email_opt_out where address_hash = :hash)",
                        Boolean.class)
                .setParameter("hash", hash)
                .getSingleResult();
    }

    void optOut(byte[] hash) {
        entityManager
                .createNativeQuery("insert into email_opt_out values (:hash, now()) on conflict do nothing")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    /**
     * Counts one email against an address's limit, while nobody else counts for it.
     *
     * @return how long until there is room, in ms; empty when there is, and it is counted
     */
    Optional<Long> count(UUID id, byte[] hash, int limit, Duration period) {
        NativeSql.query(entityManager, """
                        select 1 from (select pg_advisory_xact_lock(hashtextextended(encode(:hash, 'hex'), 5))) held
                        """, Integer.class)
                .setParameter("hash", hash)
                .getSingleResult();
        Optional<Long> wait = NativeSql.query(entityManager, """
                        select cast(extract(epoch from at - now()) * 1000 as bigint) + :period from email_sent
                        where address_hash = :hash and at > now() - :period * interval '1 millisecond'
                        order by at desc offset :others limit 1
                        """, Long.class)
                .setParameter("hash", hash)
                .setParameter("period", period.toMillis())
                .setParameter("others", limit - 1)
                .getResultStream()
                .findFirst();
        if (wait.isEmpty()) {
            entityManager
                    .createNativeQuery("insert into email_sent values (:id, :hash, now())")
                    .setParameter("id", id)
                    .setParameter("hash", hash)
                    .executeUpdate();
        }
        return wait;
    }

    /** It was not sent after all. */
    void discount(UUID id) {
        entityManager
                .createNativeQuery("delete from email_sent where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    void forgetCounted(Duration period) {
        entityManager
                .createNativeQuery("delete from email_sent where at < now() - :period * interval '1 millisecond'")
                .setParameter("period", period.toMillis())
                .executeUpdate();
    }
}
