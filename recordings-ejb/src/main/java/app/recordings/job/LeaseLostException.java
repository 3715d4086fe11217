package app.recordings.job;

import jakarta.ejb.ApplicationException;
import java.util.UUID;

/** The job is no longer this worker's: cancelled, deleted or taken over. Not an error; the work is dropped. */
@ApplicationException(rollback = true)
public class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(UUID jobId) {
        super("The lease on job " + jobId + " is lost");
    }
}
