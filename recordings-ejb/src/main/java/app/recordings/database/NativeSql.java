package app.recordings.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import org.hibernate.Session;

/** Typed queries in PostgreSQL's own SQL, which Jakarta Persistence 3.1 leaves untyped. */
public final class NativeSql {
    private NativeSql() {}

    /** @param type of a row: an entity, or the class of its only column */
    public static <T> TypedQuery<T> query(EntityManager entityManager, String sql, Class<T> type) {
        return entityManager.unwrap(Session.class).createNativeQuery(sql, type);
    }
}
