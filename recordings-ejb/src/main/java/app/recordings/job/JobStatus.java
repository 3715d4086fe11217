package app.recordings.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a job stands. {@code QUEUED} also between attempts. */
public enum JobStatus {
    QUEUED,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** As callers and the database read it: {@code queued}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<JobStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
