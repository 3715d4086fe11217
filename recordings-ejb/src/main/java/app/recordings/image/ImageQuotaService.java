package app.recordings.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** The provider's hourly limit, kept in the database, so that all nodes together stay within it in any hour. */
@ApplicationScoped
public class ImageQuotaService {
    private static final long SECOND_MS = 1000;

    @Inject
    ImageCallRepository made;

    @Inject
    ImageConfig config;

    /**
     * Counts calls that are about to be made.
     *
     * @return empty when they may be made, else how long to wait, and nothing is counted
     */
    @Transactional
    public Optional<Duration> take(int calls) {
        int number = Math.min(calls, config.hourlyLimit());
        made.lock();
        made.forgetOld();
        long tooMany = made.count() + number - config.hourlyLimit();
        if (tooMany > 0) {
            return Optional.of(Duration.ofMillis(made.msUntilGone(tooMany) + SECOND_MS));
        }
        made.add(number);
        return Optional.empty();
    }

    /** Counts no longer what was taken for calls that the provider was not there to answer. */
    @Transactional
    public void giveBack(int calls) {
        made.lock();
        made.removeLatest(Math.min(calls, config.hourlyLimit()));
    }
}
