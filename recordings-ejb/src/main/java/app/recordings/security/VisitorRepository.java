package app.recordings.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class VisitorRepository {
    @Inject
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
