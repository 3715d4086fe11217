package app.recordings.correction;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class VocabularyRepository {
    @Inject
    EntityManager entityManager;

    List<String> find(UUID ownerId) {
        return NativeSql.query(
                        entityManager, "select unnest(phrases) from vocabulary where owner_id = :owner", String.class)
                .setParameter("owner", ownerId)
                .getResultList();
    }

    void put(UUID ownerId, List<String> phrases) {
        entityManager
                .createNativeQuery("""
                        insert into vocabulary values (:owner, cast(:phrases as text[]))
                        on conflict (owner_id) do update set phrases = excluded.phrases
                        """)
                .setParameter("owner", ownerId)
                .setParameter("phrases", phrases.toArray(String[]::new))
                .executeUpdate();
    }
}
