package app.recordings.webhook;

import app.recordings.database.NativeSql;
import app.recordings.event.Event;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import app.recordings.time.Ids;
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

/** Deliveries. When they are due is the database's to compare, with its own clock; many are locked in the order of their ids. */
@ApplicationScoped
class WebhookDeliveryRepository {
    @Inject
    EntityManager entityManager;

    /** A second one of the same event changes nothing. */
    void add(Webhook webhook, Event event, String body, Instant now, Duration retry) {
        entityManager
                .createNativeQuery("""
                        insert into webhook_delivery (id, webhook_id, owner_id, event_id, recording_id, event, body, status,
                            attempts, next_attempt_at, retry_until, created_at)
                        values (:id, :webhook, :owner, :eventId, :recording, :event, :body, 'pending', 0, now(),
                            now() + :retry * interval '1 millisecond', :now)
                        on conflict (webhook_id, event_id) do nothing
                        """)
                .setParameter("id", Ids.next())
                .setParameter("webhook", webhook.id())
                .setParameter("owner", webhook.ownerId())
                .setParameter("eventId", event.id())
                .setParameter("recording", new TypedParameterValue<>(StandardBasicTypes.UUID, event.recordingId()))
                .setParameter("event", event.type())
                .setParameter("body", body)
                .setParameter("retry", retry.toMillis())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** How many wait, up to a limit. */
    int countPending(UUID webhookId, int limit) {
        return NativeSql.query(entityManager, """
                        select cast(count(*) as int) from (select 1 from webhook_delivery
                            where webhook_id = :webhook and status = 'pending' limit :limit) counted
                        """, Integer.class)
                .setParameter("webhook", webhookId)
                .setParameter("limit", limit)
                .getSingleResult();
    }

    /** Empty as well while the receiver is left in peace. */
    Optional<WebhookDelivery> nextDue(UUID webhookId) {
        return NativeSql.query(entityManager, """
                        select * from webhook_delivery
                        where webhook_id = :webhook and status = 'pending' and next_attempt_at <= now()
                          and not exists (select 1 from webhook w where w.id = :webhook and w.paused_until > now())
                        order by next_attempt_at, id limit 1
                        """, WebhookDelivery.class)
                .setParameter("webhook", webhookId)
                .getResultStream()
                .findFirst();
    }

    void delivered(UUID id) {
        entityManager.createNativeQuery("""
                        update webhook_delivery set status = 'delivered', attempts = attempts + 1, next_attempt_at = null
                        where id = :id and status = 'pending'
                        """).setParameter("id", id).executeUpdate();
    }

    /** Another attempt failed. @return whether it was the last, as the time is over */
    boolean attemptFailed(UUID id, String error, Duration wait) {
        return NativeSql.query(entityManager, """
                        update webhook_delivery set attempts = attempts + 1, last_error = :error,
                            status = case when retry_until <= now() then 'failed' else 'pending' end,
                            next_attempt_at = case when retry_until <= now() then null
                                else least(now() + :wait * interval '1 millisecond', retry_until) end
                        where id = :id and status = 'pending' returning status = 'failed'
                        """, Boolean.class)
                .setParameter("id", id)
                .setParameter("error", error)
                .setParameter("wait", wait.toMillis())
                .getResultStream()
                .findFirst()
                .orElse(false);
    }

    void giveUpAll(UUID webhookId, String error) {
        entityManager
                .createNativeQuery("""
                        update webhook_delivery set status = 'failed', next_attempt_at = null,
                            last_error = coalesce(last_error, :error)
                        where id in (select id from webhook_delivery where webhook_id = :webhook and status = 'pending'
                            order by id for update)
                        """)
                .setParameter("webhook", webhookId)
                .setParameter("error", error)
                .executeUpdate();
    }

    /** All that wait are due, and their time begins anew. */
    void beginAnew(UUID webhookId, Duration retry) {
        entityManager
                .createNativeQuery("""
                        update webhook_delivery set attempts = 0, next_attempt_at = now(),
                            retry_until = now() + :retry * interval '1 millisecond'
                        where id in (select id from webhook_delivery where webhook_id = :webhook and status = 'pending'
                            order by id for update)
                        """)
                .setParameter("webhook", webhookId)
                .setParameter("retry", retry.toMillis())
                .executeUpdate();
    }

    /** The delivery is due, whatever came of it, and its time begins anew. */
    Optional<WebhookDelivery> beginAnew(UUID webhookId, UUID id, Duration retry) {
        return NativeSql.query(entityManager, """
                        update webhook_delivery set status = 'pending', attempts = 0, next_attempt_at = now(),
                            retry_until = now() + :retry * interval '1 millisecond'
                        where id = :id and webhook_id = :webhook returning *
                        """, WebhookDelivery.class)
                .setParameter("id", id)
                .setParameter("webhook", webhookId)
                .setParameter("retry", retry.toMillis())
                .getResultStream()
                .findFirst();
    }

    /** Those that were given up are due, the oldest of them, and their time begins anew. @return how many */
    int beginFailedAnew(UUID webhookId, Duration retry, int limit) {
        return entityManager
                .createNativeQuery("""
                        update webhook_delivery set status = 'pending', attempts = 0, next_attempt_at = now(),
                            retry_until = now() + :retry * interval '1 millisecond'
                        where id in (select id from webhook_delivery where webhook_id = :webhook and status = 'failed'
                            order by id limit :limit for update)
                        """)
                .setParameter("webhook", webhookId)
                .setParameter("retry", retry.toMillis())
                .setParameter("limit", limit)
                .executeUpdate();
    }

    /** @param status null for all */
    Page<WebhookDelivery> page(UUID webhookId, DeliveryStatus status, PageRequest page) {
        Position after = page.start();
        List<WebhookDelivery> rows = entityManager
                .createQuery("""
                        select d from WebhookDelivery d where d.webhookId = :webhook
                        and (:status is null or d.status = :status) and (d.createdAt, d.id) < (:at, :id)
                        order by d.createdAt desc, d.id desc
                        """, WebhookDelivery.class)
                .setParameter("webhook", webhookId)
                .setParameter("status", status == null ? null : status.code())
                .setParameter("at", after.createdAt())
                .setParameter("id", after.id())
                .setMaxResults(page.limit() + 1)
                .getResultList();
        return Page.of(rows, page.limit(), WebhookDelivery::position);
    }

    void deleteOfRecording(UUID recordingId) {
        entityManager
                .createNativeQuery("""
                        delete from webhook_delivery where id in (select id from webhook_delivery
                            where recording_id = :recording order by id for update)
                        """)
                .setParameter("recording", recordingId)
                .executeUpdate();
    }

    /** Removes some that have ended, the oldest first. @return how many */
    int trim(Instant before, int limit) {
        return entityManager
                .createNativeQuery("""
                        delete from webhook_delivery where id in (select id from webhook_delivery
                            where created_at < :before and status <> 'pending' order by id for update skip locked limit :limit)
                        """)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
