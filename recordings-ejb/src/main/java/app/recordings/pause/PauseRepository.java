package app.recordings.pause;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class PauseRepository {
    @Inject
    EntityManager entityManager;

    List<Pause> all() {
        return NativeSql.query(
                        entityManager,
                        "select subject, reason, paused_by, paused_at from pause order by paused_at, subject",
                        Tuple.class)
                .getResultStream()
                .map(row -> new Pause(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Instant.class)))
                .toList();
    }

    /** The first one stays. */
    boolean add(Pause pause) {
        return entityManager
                        .createNativeQuery("""
                                insert into pause (subject, reason, paused_by, paused_at)
                                values (:subject, :reason, :by, :at) on conflict do nothing
                                """)
                        .setParameter("subject", pause.subject())
                        .setParameter("reason", pause.reason())
                        .setParameter("by", pause.pausedBy())
                        .setParameter("at", pause.pausedAt())
                        .executeUpdate()
                == 1;
    }

    boolean remove(String subject) {
        return entityManager
                        .createNativeQuery("delete from pause where subject = :subject")
                        .setParameter("subject", subject)
                        .executeUpdate()
                == 1;
    }
}
