package app.recordings.security;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class VisitorRepository {
    @Inject
    EntityManager entityManager;

    void add(Visitor visitor) {
        entityManager.persist(visitor);
    }

    /** Until the transaction ends. @return false when it is not there any more */
    boolean lock(UUID id) {
        return NativeSql.query(entityManager, "select id from visitor where id = :id for update", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    /** @return false when it is not there any more */
    boolean delete(UUID id) {
        return entityManager
                        .createQuery("delete from Visitor v where v.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    List<UUID> live(Collection<UUID> ids, Instant now) {
        return NativeSql.query(
                        entityManager, "select id from visitor where id = any(:ids) and expires_at > :now", UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("now", now)
                .getResultList();
    }

    Optional<Visitor> findLive(byte[] tokenHash, Instant now) {
        return entityManager
                .createQuery("select v from Visitor v where v.tokenHash = :hash and v.expiresAt > :now", Visitor.class)
                .setParameter("hash", tokenHash)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }
}
