package app.recordings.console;

import app.recordings.job.JobBulkService;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One act on all jobs that a search finds, some in each transaction, oldest first. Those made meanwhile are left out. It
 * stops after a while, or when its node dies; what it tells then goes on where it stopped, whatever had to stay as it was.
 */
@ApplicationScoped
public class JobBulk {
    private static final int AT_ONCE = 250;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Inject
    JobConsoleService console;

    @Inject
    JobBulkService jobs;

    @Inject
    Clock clock;

    /**
     * Where it stopped.
     *
     * @param part of those that {@link JobAct#within} tells, from 0
     * @param after the last job that was looked at
     */
    public record Place(int part, UUID after) {
        public static final Place START = new Place(0, new UUID(0, 0));

        private static final Pattern FORM = Pattern.compile("([01])\\.([0-9a-f-]{36})");

        /** From {@link #toString()}. */
        public static Optional<Place> parse(String text) {
            Matcher matcher = FORM.matcher(text);
            return matcher.matches()
                    ? Ids.parse(matcher.group(2)).map(id -> new Place(Integer.parseInt(matcher.group(1)), id))
                    : Optional.empty();
        }

        /** For a form that comes back. */
        @Override
        public String toString() {
            return part + "." + after;
        }
    }

    /**
     * What came of it.
     *
     * @param done jobs that were changed
     * @param left where it goes on when the time was over before all were looked at; else null
     */
    public record Outcome(long done, Place left) {}

    /** Does it to those jobs that it can be done to; begins none anew for which its owner has no room. */
    public Outcome act(JobAct act, JobSearch search, Place start) {
        Instant now = clock.instant();
        List<JobSearch> parts = act.within(search.madeUntil(now));
        long done = 0;
        Place place = start;
        while (place.part() < parts.size()) {
            List<UUID> ids = console.ids(parts.get(place.part()), place.after(), AT_ONCE);
            done += ids.isEmpty() ? 0 : change(act, ids);
            place = ids.size() < AT_ONCE
                    ? new Place(place.part() + 1, new UUID(0, 0))
                    : new Place(place.part(), ids.get(ids.size() - 1));
            if (!clock.instant().isBefore(now.plus(LONGEST))) {
                break;
            }
        }
        return new Outcome(done, place.part() < parts.size() ? place : null);
    }

    private int change(JobAct act, List<UUID> ids) {
        return switch (act) {
            case RETRY -> jobs.retrySome(ids);
            case CANCEL -> jobs.cancelSome(ids);
            case DISCARD -> jobs.discardSome(ids);
        };
    }
}
