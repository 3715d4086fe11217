package app.recordings.storage.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class StoredChunkRepository {
    @Inject
    EntityManager entityManager;

    /** Sends the chunk to the database and lets go of it, so that a long object does not gather in memory. */
    void add(StoredChunk chunk) {
        entityManager.persist(chunk);
        entityManager.flush();
        entityManager.detach(chunk);
    }

    Optional<byte[]> data(UUID objectId, int number) {
        return entityManager
                .createQuery(
                        "select c.data from StoredChunk c where c.objectId = :object and c.number = :number",
                        byte[].class)
                .setParameter("object", objectId)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    void delete(UUID objectId) {
        entityManager
                .createQuery("delete from StoredChunk c where c.objectId = :object")
                .setParameter("object", objectId)
                .executeUpdate();
    }

    /** @param last inclusive; may lie behind the end */
    void delete(UUID objectId, int first, int last) {
        entityManager
                .createQuery(
                        "delete from StoredChunk c where c.objectId = :object and c.number between :first and :last")
                .setParameter("object", objectId)
                .setParameter("first", first)
                .setParameter("last", last)
                .executeUpdate();
    }
}
