package app.recordings.security;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The operator's secret, from which every secret that the product must know again is derived, so that none of those is
 * stored. The same on all nodes.
 */
@ApplicationScoped
public class SigningKey {
    private static final int SHORTEST = 32;

    @Inject
    @ConfigProperty(name = "recordings.signing-key")
    Optional<String> configured;

    @PostConstruct
    void check() {
        if (key().filter(key -> key.length() < SHORTEST).isPresent()) {
            throw new IllegalArgumentException("RECORDINGS_SIGNING_KEY is shorter than " + SHORTEST + " characters");
        }
    }

    /** Whether there is one. */
    public boolean isConfigured() {
        return key().isPresent();
    }

    /**
     * Signs or derives: 32 bytes that nobody knows without the key (HMAC-SHA256, RFC 2104).
     *
     * @param purpose what no other use of the key begins with
     * @param content of the signature; what a derived secret is for
     */
    public byte[] sign(String purpose, String content) {
        String key = key().orElseThrow(() ->
                new ProblemException(ErrorType.NOT_CONFIGURED, "The operator has not set RECORDINGS_SIGNING_KEY."));
        return HmacSha256.of(key.getBytes(StandardCharsets.UTF_8), purpose + '\n' + content);
    }

    private Optional<String> key() {
        return configured.map(String::strip).filter(key -> !key.isEmpty());
    }
}
