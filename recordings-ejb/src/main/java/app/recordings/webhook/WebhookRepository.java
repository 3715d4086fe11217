package app.recordings.webhook;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.type.StandardBasicTypes;

/** Webhooks. Leases and waits are the database's to compare, with its own clock. */
@ApplicationScoped
class WebhookRepository {
    // From one webhook with deliveries that wait to the next, by each one's first: the others are not looked at.
    static final String WAITING = """
            with recursive queued (webhook_id, next_attempt_at) as (
                (select webhook_id, next_attempt_at from webhook_delivery where status = 'pending'
                    order by webhook_id, next_attempt_at limit 1)
                union all
                select next.* from queued cross join lateral (
                    select d.webhook_id, d.next_attempt_at from webhook_delivery d
                    where d.status = 'pending' and d.webhook_id > queued.webhook_id
                    order by d.webhook_id, d.next_attempt_at limit 1) next
            ), busy as (
                select w.id from queued join webhook w on w.id = queued.webhook_id
                where queued.next_attempt_at <= now() and (w.paused_until is null or w.paused_until <= now())
                union
                select w.id from webhook w
                where w.disabled_at is null and (w.events_to is null or w.events_to > w.position)
                  and (select count(*) from (select 1 from webhook_delivery d where d.webhook_id = w.id
                      and d.status = 'pending' limit :room) counted) < :room
            )
            select w.id from busy join webhook w on w.id = busy.id
            where w.disabled_at is null and (w.lease_until is null or w.lease_until <= now())
            order by w.lease_until nulls first limit :limit
            """;

    @Inject
    EntityManager entityManager;

    /** @param position the last event that is not to be delivered, for a webhook that is new or was disabled */
    record Setting(
            UUID newId, UUID ownerId, WebhookOrder order, long position, Instant now, Instant formerSecretUntil) {}

    /** Sets an application's webhook, there or not: with a new secret, and working. */
    Webhook put(Setting setting) {
        return NativeSql.query(entityManager, """
                        insert into webhook (id, owner_id, url, events, secret_version, position, failures, created_at)
                        values (:id, :owner, :url, :events, 1, :position, 0, :now)
                        on conflict (owner_id) do update set url = excluded.url, events = excluded.events,
                            secret_version = webhook.secret_version + 1, former_secret_until = :former,
                            position = case when webhook.disabled_at is null then webhook.position else excluded.position end,
                            failures = 0, paused_until = null, disabled_at = null, disabled_reason = null, events_to = null
                        returning *
                        """, Webhook.class)
                .setParameter("id", setting.newId())
                .setParameter("owner", setting.ownerId())
                .setParameter("url", setting.order().url())
                .setParameter(
                        "events",
                        new TypedParameterValue<>(
                                StandardBasicTypes.STRING, setting.order().eventList()))
                .setParameter("position", setting.position())
                .setParameter("now", setting.now())
                .setParameter("former", setting.formerSecretUntil())
                .getSingleResult();
    }

    Optional<Webhook> find(UUID ownerId) {
        return entityManager
                .createQuery("select w from Webhook w where w.ownerId = :owner", Webhook.class)
                .setParameter("owner", ownerId)
                .getResultStream()
                .findFirst();
    }

    /** @return false when there is none */
    boolean delete(UUID ownerId) {
        return entityManager
                        .createQuery("delete from Webhook w where w.ownerId = :owner")
                        .setParameter("owner", ownerId)
                        .executeUpdate()
                == 1;
    }

    /** Looks through what happened since any node's last look, and notes whose webhooks are behind. */
    void noteEvents(int limit) {
        entityManager.createNativeQuery("""
                        with look as (
                            select position from webhook_look for update skip locked
                        ), fresh as materialized (
                            select happened.* from look cross join lateral (
                                select id, owner_id from event
                                where id > look.position and id < event_horizon() order by id limit :limit) happened
                        ), noted as (
                            update webhook set events_to = case when events_to is not null then greatest(events_to, last) end
                            from (select owner_id as owner, max(id) as last from fresh group by owner_id) whose
                            where owner_id = whose.owner
                        )
                        update webhook_look set position = (select max(id) from fresh)
                        where exists (select from fresh)
                        """).setParameter("limit", limit).executeUpdate();
    }

    /**
     * Those with something to gather or to send that nobody is at, the longest not looked at first.
     *
     * @param room how many deliveries of one may wait
     */
    List<UUID> waiting(int limit, int room) {
        return NativeSql.query(entityManager, WAITING, UUID.class)
                .setParameter("limit", limit)
                .setParameter("room", room)
                .getResultList();
    }

    /** Takes a webhook that nobody is at. */
    Optional<Webhook> lease(UUID id, UUID lease, Duration length) {
        return NativeSql.query(entityManager, """
                        update webhook set lease = :lease, lease_until = now() + :length * interval '1 millisecond'
                        where id = :id and disabled_at is null and (lease_until is null or lease_until <= now())
                        returning *
                        """, Webhook.class)
                .setParameter("id", id)
                .setParameter("lease", lease)
                .setParameter("length", length.toMillis())
                .getResultStream()
                .findFirst();
    }

    /** Keeps the lease, and the row until the transaction ends; empty when it is lost, or the webhook gone or disabled. */
    Optional<Webhook> renew(Turn turn, Duration length) {
        return NativeSql.query(entityManager, """
                        update webhook set lease_until = now() + :length * interval '1 millisecond'
                        where id = :id and lease = :lease and disabled_at is null returning *
                        """, Webhook.class)
                .setParameter("id", turn.webhookId())
                .setParameter("lease", turn.lease())
                .setParameter("length", length.toMillis())
                .getResultStream()
                .findFirst();
    }

    /** Gives the lease back. */
    void release(Turn turn) {
        entityManager
                .createNativeQuery(
                        "update webhook set lease = null, lease_until = now() where id = :id and lease = :lease")
                .setParameter("id", turn.webhookId())
                .setParameter("lease", turn.lease())
                .executeUpdate();
    }

    /** @param isAll whether there was nothing more when the events up to the position were gathered */
    void advance(UUID id, long position, boolean isAll) {
        entityManager
                .createNativeQuery("""
                        update webhook set position = :position,
                            events_to = case when :isAll then coalesce(events_to, :position) else events_to end
                        where id = :id and (position < :position or events_to is null)
                        """)
                .setParameter("isAll", isAll)
                .setParameter("id", id)
                .setParameter("position", position)
                .executeUpdate();
    }

    /** Leaves the receiver in peace. @param failures in a row */
    void pause(UUID id, int failures, Duration wait) {
        entityManager
                .createNativeQuery("""
                        update webhook set failures = :failures, paused_until = now() + :wait * interval '1 millisecond'
                        where id = :id
                        """)
                .setParameter("id", id)
                .setParameter("failures", failures)
                .setParameter("wait", wait.toMillis())
                .executeUpdate();
    }

    /** The receiver is there. */
    void reached(UUID id, boolean tookIt) {
        entityManager
                .createNativeQuery("""
                        update webhook set failures = 0, paused_until = null,
                            last_success_at = case when :took then now() else last_success_at end
                        where id = :id and (:took or failures > 0 or paused_until is not null)
                        """)
                .setParameter("id", id)
                .setParameter("took", tookIt)
                .executeUpdate();
    }

    /** Whether nothing was taken for as long as a delivery is tried, which has just been given up. */
    boolean wasSilentFor(UUID id, Duration retry) {
        return NativeSql.query(entityManager, """
                        select coalesce(last_success_at, '-infinity') <= now() - :retry * interval '1 millisecond'
                        from webhook where id = :id
                        """, Boolean.class)
                .setParameter("id", id)
                .setParameter("retry", retry.toMillis())
                .getSingleResult();
    }

    void disable(UUID id, String reason) {
        entityManager
                .createNativeQuery("""
                        update webhook set disabled_at = now(), disabled_reason = :reason, lease = null, lease_until = now()
                        where id = :id
                        """)
                .setParameter("id", id)
                .setParameter("reason", reason)
                .executeUpdate();
    }
}
