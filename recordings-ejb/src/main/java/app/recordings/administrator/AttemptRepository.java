package app.recordings.administrator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Wrong passwords, by account and by the address they came from. An address is known for 90 days after a right one. */
@ApplicationScoped
class AttemptRepository {
    static final String KNOWN = "coalesce(known_at > now() - interval '90 days', false)";

    /** After as many as are free each further one makes wait: 1 s, 2 s, 4 s … 15 min. */
    private static final String COUNT = """
            failures = %1$s.failures + 1, blocked_until = case when %1$s.failures + 1 >= :%2$s
                then now() + least(900, 2 ^ least(%1$s.failures + 1 - :%2$s, 20)) * interval '1 second' end
            """;

    @Inject
    EntityManager entityManager;

    /**
     * Counts a wrong password; of the account as a whole only what comes from an unknown address.
     *
     * @param free those of an address that make nobody wait
     * @param freeInAll those of all addresses
     */
    void count(UUID id, String address, int free, int freeInAll) {
        entityManager
                .createNativeQuery("""
                        with here as (
                            insert into administrator_address as here (administrator_id, address, failures, seen_at)
                            values (:id, :address, 1, now())
                            on conflict (administrator_id, address) do update set seen_at = now(), %s
                            returning known_at)
                        update administrator set %s where id = :id and not exists (select from here where %s)
                        """.formatted(
                                COUNT.formatted("here", "free"), COUNT.formatted("administrator", "freeInAll"), KNOWN))
                .setParameter("id", id)
                .setParameter("address", address)
                .setParameter("free", free)
                .setParameter("freeInAll", freeInAll)
                .executeUpdate();
    }

    /** What was counted last was not wrong. */
    void takeBack(UUID id, String address) {
        entityManager
                .createNativeQuery("""
                        with here as (
                            update administrator_address set failures = greatest(failures - 1, 0), blocked_until = null
                            where administrator_id = :id and address = :address returning known_at)
                        update administrator set failures = greatest(failures - 1, 0), blocked_until = null
                        where id = :id and not exists (select from here where %s)
                        """.formatted(KNOWN))
                .setParameter("id", id)
                .setParameter("address", address)
                .executeUpdate();
    }

    /** The address is known from now on; those that nobody came from for long are forgotten. */
    void succeeded(UUID id, String address) {
        entityManager
                .createNativeQuery("""
                        with here as (
                            insert into administrator_address (administrator_id, address, known_at, seen_at)
                            values (:id, :address, now(), now())
                            on conflict (administrator_id, address)
                            do update set failures = 0, blocked_until = null, known_at = now(), seen_at = now()),
                        others as (
                            delete from administrator_address
                            where administrator_id = :id and address <> :address and seen_at < now() - interval '90 days')
                        update administrator set failures = 0, blocked_until = null where id = :id
                        """)
                .setParameter("id", id)
                .setParameter("address", address)
                .executeUpdate();
    }

    /** No address is known any more. */
    void forget(UUID id) {
        entityManager
                .createNativeQuery("delete from administrator_address where administrator_id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
