package app.recordings.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Random secrets of 256 bits, written in URL-safe base64 behind a prefix that tells what they open.
 * They have too much entropy to be guessed, so that one round of SHA-256 is enough to store them.
 */
public final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    public static String random(String prefix) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** 32 bytes of SHA-256 over the secret's UTF-8 form. */
    public static byte[] hash(String secret) {
        return Sha256.digest().digest(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether two hashes are equal, in a time that does not tell where they differ. */
    public static boolean sameHash(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}
