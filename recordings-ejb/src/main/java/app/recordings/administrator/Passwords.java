package app.recordings.administrator;

import app.recordings.error.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Passwords as they are stored: by PBKDF2 (RFC 8018) with HMAC-SHA-512, as {@code iterations$salt$hash}, salt and hash in
 * base64. Each takes about a tenth of a second of a processor, which is meant.
 */
@ApplicationScoped
class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final int FIRST_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Semaphore TURNS = new Semaphore(4);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    @Inject
    @ConfigProperty(name = "recordings.console.password.iterations", defaultValue = "210000")
    int iterations;

    /** For names that are nobody's, so that they take as long as others. */
    void checkNobodys(String password) {
        derive(password, new byte[SALT_BYTES], iterations);
    }

    /** A password of 96 bits for somebody to begin with, 16 characters long. */
    static String random() {
        byte[] bytes = new byte[FIRST_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return iterations + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, iterations));
    }

    boolean isRight(String password, String hash) {
        String[] parts = hash.split("\\$", 3);
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] derived = derive(password, base64.decode(parts[1]), Integer.parseInt(parts[0]));
        return MessageDigest.isEqual(derived, base64.decode(parts[2]));
    }

    /** @throws ProblemException 503 when so many are looked at already that others' requests would wait for a processor */
    private static byte[] derive(String password, byte[] salt, int iterations) {
        if (!TURNS.tryAcquire()) {
            throw ProblemException.overloaded("Many sign in at this moment; try again soon.", AGAIN);
        }
        try {
            return derived(password, salt, iterations);
        } finally {
            TURNS.release();
        }
    }

    private static byte[] derived(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java platform has no PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }
}
