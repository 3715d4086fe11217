package app.recordings.logging;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class LogLevelRepository {
    @Inject
    EntityManager entityManager;

    List<LogLevel> all() {
        return NativeSql.query(
                        entityManager,
                        "select logger, level, set_by, set_at from log_level order by logger",
                        Tuple.class)
                .getResultStream()
                .map(row -> new LogLevel(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Instant.class)))
                .toList();
    }

    long count() {
        return NativeSql.query(entityManager, "select count(*) from log_level", Long.class)
                .getSingleResult();
    }

    void put(LogLevel level) {
        entityManager
                .createNativeQuery("""
                        insert into log_level (logger, level, set_by, set_at) values (:logger, :level, :by, :at)
                        on conflict (logger) do update
                            set level = excluded.level, set_by = excluded.set_by, set_at = excluded.set_at
                        """)
                .setParameter("logger", level.logger())
                .setParameter("level", level.level())
                .setParameter("by", level.setBy())
                .setParameter("at", level.setAt())
                .executeUpdate();
    }

    boolean remove(String logger) {
        return entityManager
                        .createNativeQuery("delete from log_level where logger = :logger")
                        .setParameter("logger", logger)
                        .executeUpdate()
                == 1;
    }
}
