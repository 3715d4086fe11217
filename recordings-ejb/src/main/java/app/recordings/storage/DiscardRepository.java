package app.recordings.storage;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DiscardRepository {
    @Inject
    EntityManager entityManager;

    /**
     * An object that was deleted may come back once it surely is: a sweeper has said so, and one that claimed it before and
     * then stood still is not to be expected any more.
     *
     * @return false when it is deleted, or about to be
     */
    boolean expect(String store, UUID objectId) {
        return entityManager
                        .createNativeQuery("""
                        insert into discarded_object as o (store, object_id, due_at, last_at, expected)
                        values (:store, :object, now() + interval '1 hour', now() + interval '25 hours', true)
                        on conflict (store, object_id) do update
                            set due_at = excluded.due_at, last_at = excluded.last_at, expected = true, swept = false
                            where o.expected and not o.swept
                                or not o.expected and o.swept and o.due_at = o.last_at
                                    and o.last_at between now() + interval '1 hour' and now() + interval '24 hours 55 minutes'
                        """)
                        .setParameter("store", store)
                        .setParameter("object", objectId)
                        .executeUpdate()
                == 1;
    }

    /** @return false when it may have been deleted already */
    boolean keep(String store, UUID objectId) {
        return entityManager
                        .createNativeQuery(
                                "delete from discarded_object where store = :store and object_id = :object and expected and not swept")
                        .setParameter("store", store)
                        .setParameter("object", objectId)
                        .executeUpdate()
                == 1;
    }

    void discard(String store, UUID objectId) {
        entityManager
                .createNativeQuery("""
                        insert into discarded_object (store, object_id, due_at, last_at, expected)
                        values (:store, :object, now(), now() + interval '25 hours', false)
                        on conflict (store, object_id) do update
                            set due_at = now(), last_at = excluded.last_at, expected = false
                        """)
                .setParameter("store", store)
                .setParameter("object", objectId)
                .executeUpdate();
    }

    boolean isDiscarded(String store, UUID objectId) {
        return NativeSql.query(
                        entityManager,
                        "select true from discarded_object where store = :store and object_id = :object and not expected",
                        Boolean.class)
                .setParameter("store", store)
                .setParameter("object", objectId)
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    // By "=", since what is compared by "in" may be looked up for each row, and then each finds another one.
    Optional<DiscardedObject> next() {
        return NativeSql.query(entityManager, """
                        update discarded_object set swept = true, due_at = now() + interval '1 minute'
                        where (store, object_id) =
                            (select store, object_id from discarded_object where due_at <= now()
                            order by due_at limit 1 for update skip locked)
                        returning store, object_id, expected
                        """, Tuple.class)
                .getResultStream()
                .map(row -> new DiscardedObject((String) row.get(0), (UUID) row.get(1), (Boolean) row.get(2)))
                .findFirst();
    }

    void forget(DiscardedObject object) {
        entityManager
                .createNativeQuery(
                        "delete from discarded_object where store = :store and object_id = :object and expected")
                .setParameter("store", object.store())
                .setParameter("object", object.objectId())
                .executeUpdate();
    }

    void swept(DiscardedObject object) {
        entityManager
                .createNativeQuery(
                        "delete from discarded_object where store = :store and object_id = :object and last_at <= now()")
                .setParameter("store", object.store())
                .setParameter("object", object.objectId())
                .executeUpdate();
        entityManager
                .createNativeQuery(
                        "update discarded_object set due_at = last_at where store = :store and object_id = :object")
                .setParameter("store", object.store())
                .setParameter("object", object.objectId())
                .executeUpdate();
    }
}
