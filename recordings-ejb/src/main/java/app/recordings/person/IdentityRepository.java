package app.recordings.person;

import app.recordings.database.NativeSql;
import app.recordings.openid.OpenIdIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** Who comes from an OpenID provider. */
@ApplicationScoped
class IdentityRepository {
    @Inject
    EntityManager entityManager;

    /** Whose it is now. */
    Optional<UUID> person(OpenIdIdentity identity) {
        return find(identity, "");
    }

    /** Whose it is, and stays until the transaction ends. */
    Optional<UUID> find(OpenIdIdentity identity) {
        return find(identity, " for key share");
    }

    private Optional<UUID> find(OpenIdIdentity identity, String lock) {
        return NativeSql.query(
                        entityManager,
                        "select person_id from openid_identity where issuer = :issuer and subject = :subject" + lock,
                        UUID.class)
                .setParameter("issuer", identity.issuer())
                .setParameter("subject", identity.subject())
                .getResultStream()
                .findFirst();
    }

    /** @return whose it is: another's when that came first */
    UUID add(OpenIdIdentity identity, UUID person) {
        entityManager
                .createNativeQuery("insert into openid_identity (issuer, subject, person_id, created_at)"
                        + " values (:issuer, :subject, :person, now()) on conflict (issuer, subject) do nothing")
                .setParameter("issuer", identity.issuer())
                .setParameter("subject", identity.subject())
                .setParameter("person", person)
                .executeUpdate();
        return find(identity).orElseThrow();
    }
}
