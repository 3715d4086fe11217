package app.recordings.administrator;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What cookies open. Times are the database's to compare, with its own clock. */
@ApplicationScoped
class SessionRepository {
    /** Of a session {@code s}; with the parameters {@code idle} and {@code life}. */
    static final String LIVE = " s.used_at > now() - :idle * interval '1 millisecond'"
            + " and s.created_at > now() - :life * interval '1 millisecond'";

    @Inject
    EntityManager entityManager;

    void add(UUID id, byte[] tokenHash, SessionOwner owner, String address) {
        entityManager
                .createNativeQuery("""
                        insert into administrator_session
                            (id, token_hash, administrator_id, name, role, address, created_at, used_at)
                        values (:id, :hash, cast(nullif(:administrator, '') as uuid), nullif(:name, ''), nullif(:role, ''), :address,
                            now(), now())
                        """)
                .setParameter("id", id)
                .setParameter("hash", tokenHash)
                .setParameter("administrator", text(owner.administratorId()))
                .setParameter("name", text(owner.name()))
                .setParameter("role", text(owner.role()))
                .setParameter("address", address)
                .executeUpdate();
    }

    // An untyped null is no text to PostgreSQL.
    private static String text(Object value) {
        return Objects.toString(value, "");
    }

    /** @param tokenHashes one of which it is stored by */
    Optional<Session> findLive(List<byte[]> tokenHashes, SessionConfig config) {
        return NativeSql.query(entityManager, """
                        select s.id, s.administrator_id, coalesce(a.name, s.name) as name, coalesce(a.role, s.role) as role,
                            coalesce(a.password_is_first, false) as first
                        from administrator_session s left join administrator a on a.id = s.administrator_id
                        where s.token_hash in (:hashes) and""" + LIVE, Tuple.class)
                .setParameter("hashes", tokenHashes)
                .setParameter("idle", config.idle().toMillis())
                .setParameter("life", config.life().toMillis())
                .getResultStream()
                .map(SessionRepository::session)
                .findFirst();
    }

    private static Session session(Tuple row) {
        return new Session(
                row.get("id", UUID.class),
                row.get("administrator_id", UUID.class),
                row.get("name", String.class),
                Role.valueOf(row.get("role", String.class)),
                row.get("first", Boolean.class));
    }

    /** Written at most once a minute. */
    void used(UUID id) {
        entityManager
                .createNativeQuery("update administrator_session set used_at = now()"
                        + " where id = :id and used_at < now() - interval '1 minute'")
                .setParameter("id", id)
                .executeUpdate();
    }

    boolean delete(UUID id) {
        return entityManager
                        .createNativeQuery("delete from administrator_session where id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** All that go on, by name. */
    List<OpenSession> live(SessionConfig config) {
        return NativeSql.query(
                        entityManager,
                        "select s.id, coalesce(a.name, s.name) as name, coalesce(a.role, s.role) as role, s.address,"
                                + " s.created_at, s.used_at from administrator_session s"
                                + " left join administrator a on a.id = s.administrator_id where" + LIVE
                                + " order by 2, s.created_at limit 200",
                        Tuple.class)
                .setParameter("idle", config.idle().toMillis())
                .setParameter("life", config.life().toMillis())
                .getResultStream()
                .map(row -> new OpenSession(
                        row.get("id", UUID.class),
                        row.get("name", String.class),
                        Role.valueOf(row.get("role", String.class)),
                        row.get("address", String.class),
                        row.get("created_at", Instant.class),
                        row.get("used_at", Instant.class)))
                .toList();
    }

    /** @param kept may be no session's id */
    void deleteOthers(UUID administratorId, UUID kept) {
        entityManager
                .createNativeQuery(
                        "delete from administrator_session where administrator_id = :administrator and id <> :kept")
                .setParameter("administrator", administratorId)
                .setParameter("kept", kept)
                .executeUpdate();
    }

    void deleteExpired(SessionConfig config) {
        entityManager
                .createNativeQuery("delete from administrator_session s where not (" + LIVE + ")")
                .setParameter("idle", config.idle().toMillis())
                .setParameter("life", config.life().toMillis())
                .executeUpdate();
    }
}
