package app.recordings.storage.database;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

@ApplicationScoped
class StoredChunkRepository {
    @Inject
    EntityManager entityManager;

    /** Part of the transaction, and of its memory until {@link #release}. */
    void add(StoredChunk chunk) {
        entityManager.persist(chunk);
    }

    /** Sends the chunk to the database and lets go of it, so that a long object does not gather in memory. */
    void release(StoredChunk chunk) {
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

    OptionalLong size(UUID objectId) {
        Long size = NativeSql.query(
                        entityManager,
                        "select cast(sum(octet_length(data)) as bigint) from stored_chunk where object_id = :object",
                        Long.class)
                .setParameter("object", objectId)
                .getSingleResult();
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /** Some ids of objects that follow this one in the database's order. */
    List<UUID> objects(UUID after) {
        return NativeSql.query(
                        entityManager,
                        "select object_id from stored_chunk where object_id > :after and number = 0 order by object_id limit 1000",
                        UUID.class)
                .setParameter("after", after)
                .getResultList();
    }
}
