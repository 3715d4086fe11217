package app.recordings.application;

import app.recordings.database.NativeSql;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ApplicationRepository {
    @Inject
    EntityManager entityManager;

    void add(Application application, ApiKey key) {
        entityManager.persist(application);
        // The key refers to the application's row, which therefore must be there first.
        entityManager.flush();
        entityManager.persist(key);
    }

    Optional<Application> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Application.class, id));
    }

    Page<Application> page(PageRequest page) {
        Position after = page.start();
        List<Application> rows = entityManager
                .createQuery("""
                        select a from Application a where (a.createdAt, a.id) < (:at, :id)
                        order by a.createdAt desc, a.id desc
                        """, Application.class)
                .setParameter("at", after.createdAt())
                .setParameter("id", after.id())
                .setMaxResults(page.limit() + 1)
                .getResultList();
        return Page.of(rows, page.limit(), row -> new Position(row.createdAt(), row.id()));
    }

    /** Newest first; those whose name has a text in it, in whatever case. */
    Page<Application> named(String part, PageRequest page) {
        Position after = page.start();
        List<Application> rows = entityManager
                .createQuery("""
                        select a from Application a
                        where locate(:part, lower(a.name)) > 0 and (a.createdAt, a.id) < (:at, :id)
                        order by a.createdAt desc, a.id desc
                        """, Application.class)
                .setParameter("part", part.toLowerCase(Locale.ROOT))
                .setParameter("at", after.createdAt())
                .setParameter("id", after.id())
                .setMaxResults(page.limit() + 1)
                .getResultList();
        return Page.of(rows, page.limit(), row -> new Position(row.createdAt(), row.id()));
    }

    void add(ApiKey key) {
        entityManager.persist(key);
    }

    /** @param hashes in hexadecimal digits */
    List<ApiKey> keys(Collection<String> hashes) {
        return NativeSql.query(entityManager, """
                        select k.* from api_key k
                        where k.key_hash = any(array(select decode(hash, 'hex') from unnest(cast(:hashes as text[])) hash))
                        """, ApiKey.class)
                .setParameter("hashes", hashes.toArray(String[]::new))
                .getResultList();
    }

    /** @return false when there is no such key of this application */
    boolean deleteKey(UUID applicationId, UUID keyId) {
        return entityManager
                        .createQuery("delete from ApiKey k where k.ownerId = :application and k.id = :key")
                        .setParameter("application", applicationId)
                        .setParameter("key", keyId)
                        .executeUpdate()
                == 1;
    }

    /** An application's keys. */
    Page<ApiKeyView> keys(UUID applicationId, PageRequest page) {
        Position after = page.start();
        List<ApiKeyView> rows = entityManager
                .createQuery("""
                        select k from ApiKey k where k.ownerId = :application and (k.createdAt, k.id) < (:at, :id)
                        order by k.createdAt desc, k.id desc
                        """, ApiKey.class)
                .setParameter("application", applicationId)
                .setParameter("at", after.createdAt())
                .setParameter("id", after.id())
                .setMaxResults(page.limit() + 1)
                .getResultStream()
                .map(ApiKey::view)
                .toList();
        return Page.of(rows, page.limit(), row -> new Position(row.createdAt(), row.id()));
    }

    /** @param uses in milliseconds since 1970 */
    void used(Map<UUID, Long> uses) {
        List<UUID> ids = List.copyOf(uses.keySet());
        entityManager
                .createNativeQuery("""
                        update api_key k set last_used_at = to_timestamp(used.at / 1000.0)
                        from unnest(cast(:ids as uuid[]), cast(:times as bigint[])) as used(id, at)
                        where k.id = used.id and (k.last_used_at is null or k.last_used_at < to_timestamp(used.at / 1000.0))
                        """)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("times", ids.stream().map(uses::get).toArray(Long[]::new))
                .executeUpdate();
    }

    /** Those of the keys that exist. */
    List<UUID> live(Collection<UUID> keyIds) {
        return NativeSql.query(entityManager, "select id from api_key where id = any(:keys)", UUID.class)
                .setParameter("keys", keyIds.toArray(UUID[]::new))
                .getResultList();
    }
}
