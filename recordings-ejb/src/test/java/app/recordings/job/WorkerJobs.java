package app.recordings.job;

/** What a worker hands to a handler. */
public final class WorkerJobs {
    private WorkerJobs() {}

    /** Of a claimed job whose progress nobody hears of. */
    public static JobContext context(Job job) {
        return new JobContext(job, new RunningJobs());
    }
}
