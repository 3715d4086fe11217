package app.recordings.openid;

import app.recordings.security.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** Remembers who is on the way, for whichever node they come back to. */
@ApplicationScoped
public class OpenIdAttemptService {
    /** How long somebody may take at the provider. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    @Inject
    OpenIdAttemptRepository attempts;

    @Transactional
    public void remember(OpenIdAttempt attempt, OpenIdDestination destination) {
        attempts.deleteExpired();
        attempts.add(Secret.hash(attempt.state()), Secret.hash(attempt.browser()), destination, LIFE);
    }

    /** @return the page that was asked for; empty when that is not on the way, any more or in this browser */
    @Transactional
    public Optional<String> take(OpenIdAttempt attempt, OpenIdPurpose purpose) {
        return attempts.take(Secret.hash(attempt.state()), Secret.hash(attempt.browser()), purpose);
    }
}
