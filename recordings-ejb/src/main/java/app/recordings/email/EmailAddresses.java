package app.recordings.email;

import app.recordings.error.ProblemException;
import app.recordings.security.Secret;
import app.recordings.security.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Locale;

/** Addresses as they are kept: as hashes that nobody makes, or looks up, without the operator's key. */
@ApplicationScoped
class EmailAddresses {
    @Inject
    SigningKey key;

    /** 32 bytes, the same for upper and lower case. */
    byte[] hash(String address) {
        return hash("email-address", address);
    }

    /** By which links that its owner asks for are counted, apart from what it is told of. */
    byte[] linkHash(String address) {
        return hash("email-address-of-links", address);
    }

    private byte[] hash(String purpose, String address) {
        return key.sign(purpose, address.strip().toLowerCase(Locale.ROOT));
    }

    /** By which the owner of an address says that it wants no more: the hash and its signature. */
    String optOutToken(String address) {
        String hash = base64(hash(address));
        return hash + "." + signature(hash);
    }

    /** @throws ProblemException when the token is none of ours */
    byte[] read(String token) {
        String[] parts = token.split("\\.", 2);
        if (parts.length == 2 && Secret.sameHash(Secret.hash(signature(parts[0])), Secret.hash(parts[1]))) {
            return Base64.getUrlDecoder().decode(parts[0]);
        }
        throw ProblemException.notFound("link");
    }

    private String signature(String hash) {
        return base64(key.sign("email-opt-out", hash));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
