package app.recordings.job;

/** The queues on the broker. */
public final class JobQueues {
    /** Ids of jobs to be worked on. */
    public static final String JOBS = "jobs";

    /** How attempts ended. */
    public static final String RESULTS = "results";

    /** Jobs that failed for good. */
    public static final String DEAD = "jobs.dead";

    private JobQueues() {}
}
