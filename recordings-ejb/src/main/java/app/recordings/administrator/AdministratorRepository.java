package app.recordings.administrator;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who has an account. */
@ApplicationScoped
class AdministratorRepository {
    @Inject
    EntityManager entityManager;

    /** @return false when the name is somebody's */
    boolean add(UUID id, String name, Role role, String passwordHash) {
        return entityManager
                        .createNativeQuery(
                                "insert into administrator (id, name, role, password_hash, password_is_first,"
                                        + " created_at) values (:id, :name, :role, :hash, true, now()) on conflict (name) do nothing")
                        .setParameter("id", id)
                        .setParameter("name", name)
                        .setParameter("role", role.name())
                        .setParameter("hash", passwordHash)
                        .executeUpdate()
                == 1;
    }

    List<Administrator> all(SessionConfig config) {
        return NativeSql.query(
                        entityManager,
                        "select a.id, a.name, a.role, a.password_is_first, a.totp_confirmed, a.created_at,"
                                + " (select count(*) from administrator_session s where s.administrator_id = a.id and"
                                + SessionRepository.LIVE + ") as sessions from administrator a order by a.name",
                        Tuple.class)
                .setParameter("idle", config.idle().toMillis())
                .setParameter("life", config.life().toMillis())
                .getResultStream()
                .map(AdministratorRepository::administrator)
                .toList();
    }

    private static Administrator administrator(Tuple row) {
        return new Administrator(
                row.get("id", UUID.class),
                row.get("name", String.class),
                Role.valueOf(row.get("role", String.class)),
                row.get("password_is_first", Boolean.class),
                row.get("totp_confirmed", Boolean.class),
                row.get("sessions", Long.class),
                row.get("created_at", Instant.class));
    }

    /** Nobody else becomes, or ceases to be, one of that role until the transaction ends. @return who has it */
    List<UUID> lock(Role role) {
        return NativeSql.query(
                        entityManager,
                        "select id from administrator where role = :role order by id for update",
                        UUID.class)
                .setParameter("role", role.name())
                .getResultList();
    }

    /** @return false when there is nobody of that id */
    boolean setRole(UUID id, Role role) {
        return entityManager
                        .createNativeQuery("update administrator set role = :role where id = :id")
                        .setParameter("id", id)
                        .setParameter("role", role.name())
                        .executeUpdate()
                == 1;
    }

    /** @return false when there is nobody of that id */
    boolean delete(UUID id) {
        return entityManager
                        .createNativeQuery("delete from administrator where id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }
}
