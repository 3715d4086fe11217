package app.recordings.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class VisitorRepository {
    @PersistenceContext
    EntityManager entityManager;

    void add(Visitor visitor) {
        entityManager.persist(visitor);
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
