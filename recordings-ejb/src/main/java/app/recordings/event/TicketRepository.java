package app.recordings.event;

import app.recordings.database.NativeSql;
import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.type.StandardBasicTypes;

@ApplicationScoped
class TicketRepository {
    @Inject
    EntityManager entityManager;

    void add(byte[] hash, Caller caller, Instant expiresAt) {
        entityManager
                .createNativeQuery("""
                        insert into event_ticket (token_hash, owner_id, kind, key_id, expires_at)
                        values (:hash, :owner, :kind, :key, :expiry)
                        """)
                .setParameter("hash", hash)
                .setParameter("owner", caller.ownerId())
                .setParameter("kind", caller.kind().name())
                .setParameter("key", new TypedParameterValue<>(StandardBasicTypes.UUID, caller.keyId()))
                .setParameter("expiry", expiresAt)
                .executeUpdate();
    }

    /** Removes the ticket, so that of two who bring it only one gets in. */
    Optional<Caller> take(byte[] hash, Instant now) {
        return NativeSql.query(
                        entityManager,
                        "delete from event_ticket where token_hash = :hash and expires_at > :now returning owner_id, kind, key_id",
                        Tuple.class)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Caller((UUID) row.get(0), Caller.Kind.valueOf((String) row.get(1)), (UUID) row.get(2)))
                .findFirst();
    }

    void deleteExpired(Instant now) {
        entityManager
                .createNativeQuery("delete from event_ticket where expires_at <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
