package app.recordings.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long recordings are kept where their application does not say. */
@ApplicationScoped
class RetentionConfig {
    private static final Duration SLOWEST = Duration.ofMinutes(10);

    /** Zero for ever. */
    @Inject
    @ConfigProperty(name = "recordings.retention", defaultValue = "PT0S")
    Duration keep;

    @PostConstruct
    void check() {
        if (!keep.isZero() && keep.compareTo(Retention.SHORTEST) < 0) {
            throw new IllegalArgumentException("RECORDINGS_RETENTION is shorter than a minute");
        }
    }

    /** How long to wait after a look for what is older: a hundredth of the time that it is kept, ten minutes at most. */
    Duration pace() {
        Duration share = keep.dividedBy(100);
        return share.compareTo(SLOWEST) < 0 ? share : SLOWEST;
    }

    String inWords() {
        return keep.isZero() ? "ever" : keep.toString();
    }

    /** Empty for ever. */
    Optional<Duration> keep() {
        return keep.isZero() ? Optional.empty() : Optional.of(keep);
    }
}
