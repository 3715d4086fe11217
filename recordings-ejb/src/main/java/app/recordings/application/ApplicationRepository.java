package app.recordings.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ApplicationRepository {
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

    Optional<UUID> ownerOfKey(byte[] keyHash) {
        return entityManager
                .createQuery("select k.ownerId from ApiKey k where k.keyHash = :hash", UUID.class)
                .setParameter("hash", keyHash)
                .getResultStream()
                .findFirst();
    }
}
