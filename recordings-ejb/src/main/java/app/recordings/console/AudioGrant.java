package app.recordings.console;

import app.recordings.security.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Opens one recording's audio to one administrator for a while: a time of expiry and a signature, on any node. */
@ApplicationScoped
class AudioGrant {
    private static final Duration LIFE = Duration.ofMinutes(30);

    @Inject
    SigningKey key;

    @Inject
    Clock clock;

    String issue(String who, UUID recordingId) {
        long expiry = clock.instant().plus(LIFE).getEpochSecond();
        return expiry + "." + signature(expiry, who, recordingId);
    }

    boolean opens(String grant, String who, UUID recordingId) {
        if (grant == null || !grant.matches("\\d{1,11}\\.[\\w-]{43}")) {
            return false;
        }
        String[] parts = grant.split("\\.", 2);
        long expiry = Long.parseLong(parts[0]);
        return Instant.ofEpochSecond(expiry).isAfter(clock.instant())
                && MessageDigest.isEqual(
                        parts[1].getBytes(StandardCharsets.UTF_8),
                        signature(expiry, who, recordingId).getBytes(StandardCharsets.UTF_8));
    }

    private String signature(long expiry, String who, UUID recordingId) {
        byte[] signed = key.sign("console-audio", expiry + "\n" + recordingId + "\n" + who);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }
}
