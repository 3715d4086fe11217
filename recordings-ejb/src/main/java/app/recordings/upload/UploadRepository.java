package app.recordings.upload;

import app.recordings.database.NativeSql;
import app.recordings.storage.PartStorage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Uploads; one that has expired, or that began in another store than the present one, is not there. */
@ApplicationScoped
class UploadRepository {
    @Inject
    EntityManager entityManager;

    @Inject
    PartStorage storage;

    void add(DirectUpload upload) {
        entityManager.persist(upload);
    }

    Optional<DirectUpload> find(UUID id) {
        return find("select * from upload where id = :id and store = :store and expires_at > now()", id);
    }

    /** Lets nobody else change it until the transaction ends. */
    Optional<DirectUpload> lock(UUID id) {
        return find(
                "select * from upload where id = :id and store = :store and expires_at > now() for no key update", id);
    }

    private Optional<DirectUpload> find(String sql, UUID id) {
        return NativeSql.query(entityManager, sql, DirectUpload.class)
                .setParameter("id", id)
                .setParameter("store", storage.kind())
                .getResultStream()
                .findFirst();
    }

    /** Lets nobody else begin one for the owner until the transaction ends. */
    void lockOwner(UUID ownerId) {
        NativeSql.query(
                        entityManager,
                        "select cast(pg_advisory_xact_lock(hashtextextended(cast(:owner as text), 6)) as text)",
                        String.class)
                .setParameter("owner", ownerId)
                .getSingleResult();
    }

    long open(UUID ownerId) {
        return NativeSql.query(
                        entityManager,
                        "select count(*) from upload where owner_id = :owner and expires_at > now()",
                        Long.class)
                .setParameter("owner", ownerId)
                .getSingleResult();
    }

    void arrived(DirectUpload upload, int part) {
        entityManager
                .createNativeQuery("""
                        insert into upload_part (upload_id, number, owner_id) values (:id, :part, :owner)
                        on conflict do nothing
                        """)
                .setParameter("id", upload.id())
                .setParameter("part", part)
                .setParameter("owner", upload.ownerId())
                .executeUpdate();
    }

    Set<Integer> parts(UUID id) {
        return NativeSql.query(entityManager, "select number from upload_part where upload_id = :id", Integer.class)
                .setParameter("id", id)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    void delete(DirectUpload upload) {
        entityManager.remove(upload);
    }

    /** One that has expired, or began in another store, and that nobody else is about to remove. */
    Optional<DirectUpload> expired() {
        return NativeSql.query(
                        entityManager,
                        "select * from upload where expires_at <= now() or store <> :store limit 1 for update skip locked",
                        DirectUpload.class)
                .setParameter("store", storage.kind())
                .getResultStream()
                .findFirst();
    }
}
