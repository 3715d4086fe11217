package app.recordings.person;

import app.recordings.security.Secret;
import app.recordings.security.SigningKey;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What a sign-in's link carries: its id and a signature, so that nothing by which one could sign in is stored. */
@ApplicationScoped
class SignInLink {
    @Inject
    SigningKey key;

    String token(UUID id) {
        return id + "." + signature(id.toString());
    }

    /** @return empty when the token is none of ours */
    Optional<UUID> read(String token) {
        String[] parts = token == null ? new String[0] : token.strip().split("\\.", 2);
        boolean isOurs = parts.length == 2 && Secret.sameHash(Secret.hash(signature(parts[0])), Secret.hash(parts[1]));
        return isOurs ? Ids.parse(parts[0]) : Optional.empty();
    }

    private String signature(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign("sign-in", id));
    }
}
