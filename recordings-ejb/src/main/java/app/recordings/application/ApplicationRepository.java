package app.recordings.application;

import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ApplicationRepository {
    private static final Position FIRST = new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    @PersistenceContext
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
        Position after = page.after() == null ? FIRST : page.after();
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

    Optional<UUID> ownerOfKey(byte[] keyHash) {
        return entityManager
                .createQuery("select k.ownerId from ApiKey k where k.keyHash = :hash", UUID.class)
                .setParameter("hash", keyHash)
                .getResultStream()
                .findFirst();
    }
}
