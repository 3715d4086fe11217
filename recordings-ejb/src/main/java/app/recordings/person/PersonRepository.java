package app.recordings.person;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People, and what comes to be theirs. */
@ApplicationScoped
class PersonRepository {
    /** What is found by its owner, in the order in which others lock it. */
    private static final List<String> MOVED = List.of("job", "recording", "event", "upload");

    @Inject
    EntityManager entityManager;

    Optional<String> email(UUID ownerId) {
        return NativeSql.query(entityManager, "select email from person where id = :id", String.class)
                .setParameter("id", ownerId)
                .getResultStream()
                .findFirst();
    }

    /** Who has an email address; a new person takes the id, unless that is a person's already. */
    UUID ofEmail(String email, UUID id) {
        entityManager
                .createNativeQuery("""
                        insert into person (id, email, created_at)
                        values (case when exists (select from person where id = :id) then gen_random_uuid() else :id end,
                            :email, now())
                        on conflict (email) do nothing
                        """)
                .setParameter("id", id)
                .setParameter("email", email)
                .executeUpdate();
        return NativeSql.query(entityManager, "select id from person where email = :email", UUID.class)
                .setParameter("email", email)
                .getSingleResult();
    }

    void forget(String email) {
        entityManager
                .createNativeQuery("update visitor set owner_id = null where owner_id in"
                        + " (select id from person where email = :email)")
                .setParameter("email", email)
                .executeUpdate();
        entityManager
                .createNativeQuery("delete from sign_in where email = :email")
                .setParameter("email", email)
                .executeUpdate();
        entityManager
                .createNativeQuery("delete from person where email = :email")
                .setParameter("email", email)
                .executeUpdate();
    }

    /** All that a visitor has becomes a person's; what is written for the visitor meanwhile follows. */
    void move(UUID from, UUID to) {
        entityManager
                .createNativeQuery("insert into owner_move (from_owner, to_owner, moved_at) values (:from, :to, now())"
                        + " on conflict (from_owner) do nothing")
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
        follow(from, to);
    }

    /** Moves what was written for visitors whose recordings moved within the hour: by requests and jobs under way. */
    void follow() {
        NativeSql.query(
                        entityManager,
                        "select from_owner, to_owner from owner_move where moved_at > now() - interval '1 hour'",
                        Object[].class)
                .getResultList()
                .forEach(row -> follow((UUID) row[0], (UUID) row[1]));
        entityManager
                .createNativeQuery("delete from owner_move where moved_at < now() - interval '2 hours'")
                .executeUpdate();
    }

    private void follow(UUID from, UUID to) {
        for (String table : MOVED) {
            update("update " + table + " set owner_id = :to where owner_id = :from", from, to);
        }
        for (String table : List.of("transcript", "rendition", "recording_link", "email_notice")) {
            update(
                    "update " + table + " t set owner_id = :to from recording r"
                            + " where r.id = t.recording_id and r.owner_id = :to and t.owner_id = :from",
                    from,
                    to);
        }
        update(
                "update upload_part p set owner_id = :to from upload u"
                        + " where u.id = p.upload_id and u.owner_id = :to and p.owner_id = :from",
                from,
                to);
        update(
                "update idempotency_key k set owner_id = :to where k.owner_id = :from"
                        + " and not exists (select from idempotency_key o where o.owner_id = :to and o.key = k.key)",
                from,
                to);
    }

    private void update(String sql, UUID from, UUID to) {
        entityManager
                .createNativeQuery(sql)
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }
}
