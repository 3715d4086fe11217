package app.recordings.privacy;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** Recordings by the email address that they were sent with, whoever's they are, or that their owner signed in with. */
@ApplicationScoped
class ErasureRepository {
    @Inject
    EntityManager entityManager;

    /** A recording and whose it is. */
    record Found(UUID ownerId, UUID id) {}

    Erasure count(EmailAddress address) {
        Tuple row = NativeSql.query(entityManager, """
                        select count(*), count(distinct owner_id), cast(coalesce(sum(size_bytes), 0) as bigint)
                        from recording where lower(email) = lower(:email)
                            or owner_id in (select id from person where person.email = lower(:email))
                        """, Tuple.class)
                .setParameter("email", address.text())
                .getSingleResult();
        return new Erasure(row.get(0, Long.class), row.get(1, Long.class), row.get(2, Long.class));
    }

    List<Found> some(EmailAddress address, int limit) {
        return NativeSql.query(entityManager, """
                        select owner_id, id from recording where lower(email) = lower(:email)
                            or owner_id in (select id from person where person.email = lower(:email))
                        order by id limit :limit
                        """, Tuple.class)
                .setParameter("email", address.text())
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> new Found(row.get(0, UUID.class), row.get(1, UUID.class)))
                .toList();
    }
}
