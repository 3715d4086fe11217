package app.recordings.console;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.job.JobError;
import app.recordings.job.JobFilter;
import app.recordings.job.JobStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which jobs, of all callers.
 *
 * @param owners null for any; none of them means no job
 * @param error a code, and a message unless that is null; null for any and none
 * @param isDead whether only those that failed and were not discarded
 */
public record JobSearch(JobFilter filter, Collection<UUID> owners, JobError error, Period made, boolean isDead) {
    /** Every job. */
    public static final JobSearch ALL = new JobSearch(new JobFilter(null, null), null, null, Period.ANY, false);

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z-]{0,99}");

    public JobSearch {
        if (filter.type() != null && !TYPE.matcher(filter.type()).matches()) {
            throw new ProblemException(ErrorType.INVALID_PARAMETER, "There is no such type of job.");
        }
    }

    /** Those that failed for good by one cause. */
    public static JobSearch dead(String type, JobError error) {
        return new JobSearch(new JobFilter(JobStatus.FAILED, type), null, error, Period.ANY, true);
    }

    /** Those of them that were made by then. */
    JobSearch madeUntil(Instant then) {
        Instant end = then.plusMillis(1);
        boolean isEarlier = made.before() != null && made.before().isBefore(end);
        return isEarlier ? this : new JobSearch(filter, owners, error, new Period(made.since(), end), isDead);
    }

    /** Status and type stand in the statement itself: only so can the database tell which of the partial indexes serve. */
    Conditions conditions() {
        var conditions = new Conditions();
        if (filter.status() == JobStatus.QUEUED) {
            // In two halves, as there is an index for each.
            conditions.and("(j.status = 'queued' and j.published_at is null"
                    + " or j.status = 'queued' and j.published_at is not null)");
        } else if (filter.status() != null) {
            conditions.and("j.status = '" + filter.status().code() + "'");
        }
        if (filter.type() != null) {
            conditions.and("j.type = '" + filter.type() + "'");
        }
        if (isDead) {
            conditions.and("j.discarded_at is null");
        }
        if (owners != null) {
            conditions.and("j.owner_id = any(:owners)", "owners", owners.toArray(UUID[]::new));
        }
        caused(conditions);
        made.on("j.id", conditions);
        return conditions;
    }

    private void caused(Conditions conditions) {
        if (error != null) {
            conditions.and("j.error_code = :code", "code", error.code());
            if (error.message() != null) {
                conditions.and("j.error_message = :message", "message", error.message());
            }
        }
    }
}
