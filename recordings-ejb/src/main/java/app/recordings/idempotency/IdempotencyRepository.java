package app.recordings.idempotency;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The rows of keys. All times are the database's, which all nodes share. */
@ApplicationScoped
class IdempotencyRepository {
    @Inject
    EntityManager entityManager;

    /** Takes a key that is free: new, given up by a request that died, or used so long ago that it no longer counts. */
    boolean claim(IdempotencyKey key, UUID token, Duration life) {
        return !NativeSql.query(entityManager, """
                        insert into idempotency_key as k (owner_id, key, token, expires_at)
                        values (:owner, :key, :token, now() + cast(:life as interval))
                        on conflict (owner_id, key) do update
                            set token = excluded.token, fingerprint = null, resource_id = null, expires_at = excluded.expires_at
                            where k.expires_at <= now()
                        returning 1
                        """, Integer.class)
                .setParameter("owner", key.ownerId())
                .setParameter("key", key.text())
                .setParameter("token", token)
                .setParameter("life", life.toString())
                .getResultList()
                .isEmpty();
    }

    Optional<Standing> find(IdempotencyKey key) {
        return NativeSql.query(
                        entityManager,
                        "select fingerprint, resource_id from idempotency_key where owner_id = :owner and key = :key",
                        Tuple.class)
                .setParameter("owner", key.ownerId())
                .setParameter("key", key.text())
                .getResultStream()
                .map(IdempotencyRepository::standing)
                .findFirst();
    }

    private static Standing standing(Tuple row) {
        String fingerprint = (String) row.get(0);
        return fingerprint == null ? new Standing.InFlight() : new Standing.Used(fingerprint, (UUID) row.get(1));
    }

    /**
     * @param keep null for as long as what was made exists
     * @return false when the claim was lost to another request
     */
    boolean use(UUID token, Standing.Used use, Duration keep) {
        return entityManager
                        .createNativeQuery("""
                                update idempotency_key set fingerprint = :fingerprint, resource_id = :resource,
                                    expires_at = coalesce(now() + cast(nullif(:keep, '') as interval), 'infinity')
                                where token = :token and fingerprint is null
                                """)
                        .setParameter("token", token)
                        .setParameter("fingerprint", use.fingerprint())
                        .setParameter("resource", use.resourceId())
                        .setParameter("keep", keep == null ? "" : keep.toString())
                        .executeUpdate()
                == 1;
    }

    void release(UUID token) {
        entityManager
                .createNativeQuery("delete from idempotency_key where token = :token and fingerprint is null")
                .setParameter("token", token)
                .executeUpdate();
    }

    /** Leaves out what a transaction under way is just using, which waits for others' keys in an order of its own. */
    void renew(Collection<UUID> tokens, Duration life) {
        entityManager
                .createNativeQuery("""
                        update idempotency_key set expires_at = now() + cast(:life as interval)
                        where token = any(array(
                            select token from idempotency_key
                            where token = any(:tokens) and fingerprint is null for update skip locked))
                        """)
                .setParameter("tokens", tokens.toArray(UUID[]::new))
                .setParameter("life", life.toString())
                .executeUpdate();
    }

    void keepFor(UUID resourceId, Duration time) {
        entityManager
                .createNativeQuery("""
                        update idempotency_key set expires_at = now() + cast(:time as interval)
                        where resource_id = :resource
                        """)
                .setParameter("resource", resourceId)
                .setParameter("time", time.toString())
                .executeUpdate();
    }

    void deleteExpired(int limit) {
        entityManager.createNativeQuery("""
                        delete from idempotency_key where (owner_id, key) in
                            (select owner_id, key from idempotency_key where expires_at <= now() limit :limit for update skip locked)
                        """).setParameter("limit", limit).executeUpdate();
    }
}
