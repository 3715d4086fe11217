package app.recordings.person;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People, and what comes to be theirs. */
@ApplicationScoped
class PersonRepository {
    /** What is found by its owner, in the order in which others lock it. */
    private static final List<String> MOVED = List.of("job", "recording", "event", "upload");

    /** What is found by its recording. */
    private static final List<String> OF_RECORDINGS =
            List.of("transcript", "rendition", "recording_link", "email_notice");

    /** Visitors of whom something is left under the former owner. */
    private static final String LATE = "select from_owner, to_owner from owner_move"
            + " where moved_at > now() - interval '1 hour' and ("
            + Stream.of(
                            MOVED.stream().map(table -> "select from " + table + " where owner_id = from_owner"),
                            OF_RECORDINGS.stream()
                                    .map(table ->
                                            "select from recording r join " + table + " t on t.recording_id = r.id"
                                                    + " where r.owner_id = to_owner and t.owner_id = from_owner"),
                            Stream.of(
                                    "select from upload u join upload_part p on p.upload_id = u.id"
                                            + " where u.owner_id = to_owner and p.owner_id = from_owner",
                                    "select from idempotency_key k where k.owner_id = from_owner and not exists"
                                            + " (select from idempotency_key o where o.owner_id = to_owner and o.key = k.key)"))
                    .flatMap(part -> part)
                    .map(part -> "exists (" + part + ")")
                    .collect(Collectors.joining(" or "))
            + ")";

    @Inject
    EntityManager entityManager;

    Optional<String> email(UUID ownerId) {
        return NativeSql.query(entityManager, "select email from person where id = :id", String.class)
                .setParameter("id", ownerId)
                .getResultStream()
                .findFirst();
    }

    /** Whether an owner is somebody who signed in, by whatever way. */
    boolean isPerson(UUID ownerId) {
        return NativeSql.query(
                        entityManager,
                        "select exists (select from person where id = :id)"
                                + " or exists (select from openid_identity where person_id = :id)",
                        Boolean.class)
                .setParameter("id", ownerId)
                .getSingleResult();
    }

    /** Who has an email address, and stays so until the transaction ends; a new person takes the id, which must be nobody's. */
    UUID ofEmail(String email, UUID id) {
        addEmail(email, id);
        // forgotten meanwhile, so that it is nobody's now
        return held(email)
                .or(() -> {
                    addEmail(email, id);
                    return held(email);
                })
                .orElseThrow();
    }

    private Optional<UUID> held(String email) {
        return NativeSql.query(entityManager, "select id from person where email = :email for key share", UUID.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    /** Whoever is forgotten beside this is so before it or after the transaction. */
    void hold(UUID id) {
        NativeSql.query(entityManager, "select id from person where id = :id for key share", UUID.class)
                .setParameter("id", id)
                .getResultList();
    }

    /** Whoever has no address has this one, unless it is another's. */
    void addEmail(String email, UUID id) {
        entityManager
                .createNativeQuery("insert into person (id, email, created_at) values (:id, :email, now())"
                        + " on conflict do nothing")
                .setParameter("id", id)
                .setParameter("email", email)
                .executeUpdate();
    }

    Optional<UUID> find(String email) {
        return NativeSql.query(entityManager, "select id from person where email = :email", UUID.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    void forget(String email) {
        // before anything else, as a sign-in that holds it has yet to tell whose browser it is
        NativeSql.query(entityManager, "select id from person where email = :email for update", UUID.class)
                .setParameter("email", email)
                .getResultList();
        entityManager
                .createNativeQuery("update visitor set owner_id = null where owner_id in"
                        + " (select id from person where email = :email)")
                .setParameter("email", email)
                .executeUpdate();
        entityManager
                .createNativeQuery("delete from openid_identity where person_id in"
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
        NativeSql.query(entityManager, LATE, Object[].class)
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
        for (String table : OF_RECORDINGS) {
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
