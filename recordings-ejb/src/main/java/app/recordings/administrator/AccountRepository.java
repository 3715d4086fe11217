package app.recordings.administrator;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** What accounts are opened by. */
@ApplicationScoped
class AccountRepository {
    private static final String SELECT = """
            select a.id, a.name, a.password_hash, a.totp_secret, a.totp_confirmed, a.totp_step,
                coalesce(here.blocked_until > now(), false)
                    or coalesce(a.blocked_until > now(), false) and not %s as blocked
            from administrator a
            left join administrator_address here on here.administrator_id = a.id and here.address = :address
            where\
            """.formatted(AttemptRepository.KNOWN);

    @Inject
    EntityManager entityManager;

    /**
     * Held until the transaction ends.
     *
     * @param address where somebody comes from, which tells whether they are blocked
     */
    Optional<Account> lock(String name, String address) {
        return NativeSql.query(entityManager, SELECT + " a.name = :name for update of a", Tuple.class)
                .setParameter("name", name)
                .setParameter("address", address)
                .getResultStream()
                .map(AccountRepository::account)
                .findFirst();
    }

    /** Held until the transaction ends; of somebody who comes from nowhere. */
    Optional<Account> lock(UUID id) {
        return NativeSql.query(entityManager, SELECT + " a.id = :id for update of a", Tuple.class)
                .setParameter("id", id)
                .setParameter("address", "")
                .getResultStream()
                .map(AccountRepository::account)
                .findFirst();
    }

    private static Account account(Tuple row) {
        return new Account(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("password_hash", String.class),
                row.get("totp_secret", byte[].class),
                row.get("totp_confirmed", Boolean.class),
                row.get("totp_step", Long.class),
                row.get("blocked", Boolean.class));
    }

    void setPassword(UUID id, String hash, boolean isFirst) {
        entityManager
                .createNativeQuery("update administrator set password_hash = :hash, password_is_first = :first,"
                        + " failures = 0, blocked_until = null where id = :id")
                .setParameter("id", id)
                .setParameter("hash", hash)
                .setParameter("first", isFirst)
                .executeUpdate();
    }

    void offerTotp(UUID id, byte[] secret) {
        entityManager
                .createNativeQuery(
                        "update administrator set totp_secret = :secret, totp_confirmed = false, totp_step = 0"
                                + " where id = :id")
                .setParameter("id", id)
                .setParameter("secret", secret)
                .executeUpdate();
    }

    void usedTotp(UUID id, long step) {
        entityManager
                .createNativeQuery("update administrator set totp_confirmed = true, totp_step = :step where id = :id")
                .setParameter("id", id)
                .setParameter("step", step)
                .executeUpdate();
    }

    void removeTotp(UUID id) {
        entityManager
                .createNativeQuery("update administrator set totp_secret = null, totp_confirmed = false, totp_step = 0"
                        + " where id = :id")
                .setParameter("id", id)
                .executeUpdate();
        deleteCodes(id);
    }

    void setCodes(UUID id, Collection<byte[]> hashes) {
        deleteCodes(id);
        for (byte[] hash : hashes) {
            entityManager
                    .createNativeQuery("insert into administrator_recovery_code (administrator_id, code_hash)"
                            + " values (:id, :hash)")
                    .setParameter("id", id)
                    .setParameter("hash", hash)
                    .executeUpdate();
        }
    }

    /** @return whether there was such a code */
    boolean takeCode(UUID id, byte[] hash) {
        return entityManager
                        .createNativeQuery("delete from administrator_recovery_code"
                                + " where administrator_id = :id and code_hash = :hash")
                        .setParameter("id", id)
                        .setParameter("hash", hash)
                        .executeUpdate()
                == 1;
    }

    private void deleteCodes(UUID id) {
        entityManager
                .createNativeQuery("delete from administrator_recovery_code where administrator_id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
