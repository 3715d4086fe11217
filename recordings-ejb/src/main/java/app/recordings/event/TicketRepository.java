package app.recordings.event;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class TicketRepository {
    @PersistenceContext
    EntityManager entityManager;

    void add(byte[] hash, UUID ownerId, Instant expiresAt) {
        entityManager
                .createNativeQuery(
                        "insert into event_ticket (token_hash, owner_id, expires_at) values (:hash, :owner, :expiry)")
                .setParameter("hash", hash)
                .setParameter("owner", ownerId)
                .setParameter("expiry", expiresAt)
                .executeUpdate();
    }

    /** Removes the ticket, so that of two who bring it only one gets in. */
    Optional<UUID> take(byte[] hash, Instant now) {
        return NativeSql.query(
                        entityManager,
                        "delete from event_ticket where token_hash = :hash and expires_at > :now returning owner_id",
                        UUID.class)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    void deleteExpired(Instant now) {
        entityManager
                .createNativeQuery("delete from event_ticket where expires_at <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
