package app.recordings.administrator;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time passwords by time (RFC 6238): six digits that change every 30 seconds, by HMAC-SHA-1, as all apps know them. */
final class TimeBasedPassword {
    private static final int STEP_SECONDS = 30;
    private static final int SECRET_BYTES = 20;
    private static final int DIGITS = 6;
    /** Steps by which clocks may differ. */
    private static final int SKEW = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeBasedPassword() {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /**
     * The step that a password is of, if it is right now.
     *
     * @param after steps up to this one have been used
     */
    static OptionalLong step(byte[] secret, String password, Instant now, long after) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(current - SKEW, current + SKEW)
                .filter(step -> step > after && at(secret, step, DIGITS).equals(password))
                .findFirst();
    }

    /** The password of a step (RFC 4226, 5.3). */
    static String at(byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + digits + "d", number % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", e);
        }
    }
}
