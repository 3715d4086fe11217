package app.recordings.job;

import app.recordings.time.BackOff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Stream;
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

    /** Such as {@code random-image=3,correct-text=8}. */
    @Inject
    @ConfigProperty(name = "recordings.job.attempts-by-type", defaultValue = "random-image=5")
    String attemptsByType;

    /** Jobs of one owner and type in the broker and at work at a time. */
    @Inject
    @ConfigProperty(name = "recordings.job.window", defaultValue = "6")
    int window;

    @Inject
    @ConfigProperty(name = "recordings.job.limit", defaultValue = "200000")
    int limit;

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

    int attempts(String type) {
        return Stream.of(attemptsByType.split(",", -1))
                .map(entry -> entry.split("=", 2))
                .filter(entry -> entry[0].strip().equals(type))
                .mapToInt(entry -> Integer.parseInt(entry[1].strip()))
                .findFirst()
                .orElse(attempts);
    }

    int window() {
        return window;
    }

    /** Jobs that may be queued in all. */
    int limit() {
        return limit;
    }

    BackOff backOff() {
        return new BackOff(backOff, longestBackOff);
    }
}
