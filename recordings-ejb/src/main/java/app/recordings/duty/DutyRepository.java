package app.recordings.duty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.UUID;

/** Which node has which duty until when, by the database's clock. */
@ApplicationScoped
class DutyRepository {
    @Inject
    EntityManager entityManager;

    /** @return false while another node has it */
    boolean hold(String duty, UUID node, Duration length) {
        return entityManager
                        .createNativeQuery("""
                                insert into duty as d (name, node, held_until)
                                values (:name, :node, now() + :length * interval '1 millisecond')
                                on conflict (name) do update set node = excluded.node, held_until = excluded.held_until
                                    where d.node = excluded.node or d.held_until < now()
                                """)
                        .setParameter("name", duty)
                        .setParameter("node", node)
                        .setParameter("length", length.toMillis())
                        .executeUpdate()
                == 1;
    }
}
