package app.recordings.openid;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Optional;

/** Who is on the way. Times are the database's to compare, with its own clock. */
@ApplicationScoped
class OpenIdAttemptRepository {
    @Inject
    EntityManager entityManager;

    void add(byte[] stateHash, byte[] browserHash, OpenIdDestination destination, Duration life) {
        entityManager
                .createNativeQuery("insert into openid_attempt (state_hash, browser_hash, purpose, target, expires_at)"
                        + " values (:state, :browser, :purpose, :target, now() + :life * interval '1 millisecond')")
                .setParameter("state", stateHash)
                .setParameter("browser", browserHash)
                .setParameter("purpose", destination.purpose().name())
                .setParameter("target", destination.target())
                .setParameter("life", life.toMillis())
                .executeUpdate();
    }

    /** @return the page that was asked for; empty when that came before, has expired, or is another browser's */
    Optional<String> take(byte[] stateHash, byte[] browserHash, OpenIdPurpose purpose) {
        return NativeSql.query(
                        entityManager,
                        "delete from openid_attempt where state_hash = :state and browser_hash = :browser"
                                + " and purpose = :purpose and expires_at > now() returning target",
                        String.class)
                .setParameter("state", stateHash)
                .setParameter("browser", browserHash)
                .setParameter("purpose", purpose.name())
                .getResultStream()
                .findFirst();
    }

    void deleteExpired() {
        entityManager
                .createNativeQuery("delete from openid_attempt where expires_at <= now()")
                .executeUpdate();
    }
}
