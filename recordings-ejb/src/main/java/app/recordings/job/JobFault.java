package app.recordings.job;

/** The work failed. */
public class JobFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient JobError error;
    private final boolean permanent;

    private JobFault(JobError error, boolean permanent, Throwable cause) {
        super(error.code() + ": " + error.message(), cause);
        this.error = error;
        this.permanent = permanent;
    }

    /** It can never succeed. */
    public static JobFault permanent(JobError error) {
        return new JobFault(error, true, null);
    }

    /** Another attempt may succeed. */
    public static JobFault passing(JobError error, Throwable cause) {
        return new JobFault(error, false, cause);
    }

    public JobError error() {
        return error;
    }

    public boolean isPermanent() {
        return permanent;
    }
}
