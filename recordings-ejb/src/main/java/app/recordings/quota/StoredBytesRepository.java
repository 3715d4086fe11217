package app.recordings.quota;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Sums up what owners keep. An upload that is under way counts with what was announced, as its room must be there when it ends. */
@ApplicationScoped
class StoredBytesRepository {
    @Inject
    EntityManager entityManager;

    long sum(UUID ownerId) {
        return NativeSql.query(entityManager, """
                        select cast((select coalesce(sum(size_bytes), 0) from recording where owner_id = :owner)
                            + (select coalesce(sum(size_bytes), 0) from upload
                                where owner_id = :owner and expires_at > now()) as bigint)
                        """, Long.class)
                .setParameter("owner", ownerId)
                .getSingleResult();
    }
}
