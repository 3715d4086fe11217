package app.recordings.storage;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Knows which rows need an object. Uploads that are under way are not among them: they end with their store. */
@ApplicationScoped
class NeededObjectRepository {
    /** Each locks its row against being deleted, so they cannot be one statement. */
    private static final List<String> NEEDS = List.of(
            "select owner_id from recording where id = :object for key share",
            "select owner_id from transcript where speech_id = :object for key share",
            "select owner_id from rendition where object_id = :object for key share",
            "select cast('00000000-0000-0000-0000-000000000000' as uuid) from image where id = :object for key share");

    @Inject
    EntityManager entityManager;

    /** Whose the object is; empty when no row needs it, else the row stays until the transaction ends. */
    Optional<UUID> owner(UUID objectId) {
        return NEEDS.stream()
                .flatMap(sql -> NativeSql.query(entityManager, sql, UUID.class)
                        .setParameter("object", objectId)
                        .getResultStream())
                .findFirst();
    }
}
