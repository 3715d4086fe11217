package app.recordings.correction;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.job.JobError;
import app.recordings.job.JobFault;
import app.recordings.job.JobOutage;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** What a failure of the audio service means for the job. */
final class AudioFailures {
    private static final Duration OUTAGE_WAIT = Duration.ofSeconds(5);
    private static final Duration BUSY_WAIT = Duration.ofSeconds(1);

    private AudioFailures() {}

    /** @return never: it throws what the job's worker understands, or the failure itself when it is none of the service's */
    static JobFault translate(Exception failure) throws JobOutage {
        if (failure instanceof AudioServiceException.Refused refused) {
            return JobFault.permanent(new JobError(refused.code(), refused.getMessage()));
        } else if (failure instanceof AudioServiceException.Broken) {
            return JobFault.passing(
                    new JobError("engine-failed", "The speech engine failed on this recording."), failure);
        } else if (failure instanceof AudioServiceException.Busy busy) {
            throw new JobOutage("the audio service is busy", busy.retryAfter(), failure);
        } else if (failure instanceof AudioServiceException.Away || failure instanceof CircuitBreakerOpenException) {
            throw new JobOutage("the audio service is away: " + failure.getMessage(), OUTAGE_WAIT, failure);
        } else if (failure instanceof BulkheadException) {
            throw new JobOutage("too many calls at once", BUSY_WAIT, failure);
        }
        if (failure instanceof ProblemException problem && problem.type() == ErrorType.OVERLOADED) {
            throw new JobOutage("the store is away", OUTAGE_WAIT, failure);
        }
        throw (RuntimeException) failure;
    }
}
