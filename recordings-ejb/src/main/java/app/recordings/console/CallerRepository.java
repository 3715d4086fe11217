package app.recordings.console;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who the owners of data are. */
@ApplicationScoped
class CallerRepository {
    private static final int MOST_OF_ONE_NAME = 100;

    @Inject
    EntityManager entityManager;

    /** What to call each: an application by its name, a person who signed in as such; who is missing is a visitor. */
    Map<UUID, String> names(Collection<UUID> owners) {
        return NativeSql.query(entityManager, """
                        select id, name from application where id = any(:owners)
                        union all
                        select id, 'person' from person where id = any(:owners)
                        """, Tuple.class)
                .setParameter("owners", owners.toArray(UUID[]::new))
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, String.class)));
    }

    List<UUID> applications(String name) {
        return NativeSql.query(
                        entityManager,
                        "select id from application where lower(name) = lower(:name) order by id limit "
                                + MOST_OF_ONE_NAME,
                        UUID.class)
                .setParameter("name", name)
                .getResultList();
    }
}
