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
                            failures = 0, paused_until = null, disabled_at = null, disabled_reason = null
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

    /**
     * Those with something to gather or to send that nobody is at, the longest not looked at first.
     *
     * @param room how many deliveries of one may wait
     */
    List<UUID> waiting(int limit, int room) {
        return NativeSql.query(entityManager, """
                        select w.id from webhook w
                        where w.disabled_at is null and (w.lease_until is null or w.lease_until <= now())
                          and (exists (select 1 from event e where e.owner_id = w.owner_id and e.id > w.position
                                  and e.id < (select event_horizon()))
                              and (select count(*) from (select 1 from webhook_delivery d where d.webhook_id = w.id
                                  and d.status = 'pending' limit :room) counted) < :room
                              or (w.paused_until is null or w.paused_until <= now())
                                  and exists (select 1 from webhook_delivery d where d.webhook_id = w.id
                                      and d.status = 'pending' and d.next_attempt_at <= now()))
                        order by w.lease_until nulls first limit :limit
                        """, UUID.class)
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

    void advance(UUID id, long position) {
        entityManager
                .createNativeQuery("update webhook set position = :position where id = :id")
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
