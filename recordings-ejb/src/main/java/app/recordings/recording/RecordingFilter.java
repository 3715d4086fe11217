package app.recordings.recording;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.job.JobStatus;

/** Which recordings; null for any. */
public record RecordingFilter(JobStatus status, String email) {
    public RecordingFilter {
        if (email != null && email.indexOf('\0') >= 0) {
            throw new ProblemException(ErrorType.INVALID_PARAMETER, "No email address holds such a character.");
        }
    }
}
