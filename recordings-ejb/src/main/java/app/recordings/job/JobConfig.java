package app.recordings.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How jobs are kept going. */
@ApplicationScoped
class JobConfig {
    /** How long a worker that is not heard of keeps its job; it is heard of every two seconds. */
    @Inject
    @ConfigProperty(name = "recordings.job.lease", defaultValue = "PT30S")
    Duration lease;

    /** Attempts before a job fails for good. */
    @Inject
    @ConfigProperty(name = "recordings.job.attempts", defaultValue = "5")
    int attempts;

    /** The wait after the first failed attempt; each further one doubles it. */
    @Inject
    @ConfigProperty(name = "recordings.job.back-off", defaultValue = "PT5S")
    Duration backOff;

    @Inject
    @ConfigProperty(name = "recordings.job.longest-back-off", defaultValue = "PT10M")
    Duration longestBackOff;

    Duration lease() {
        return lease;
    }

    int attempts() {
        return attempts;
    }

    BackOff backOff() {
        return new BackOff(backOff, longestBackOff);
    }
}
