package app.recordings.job;

import java.util.UUID;

/** A job in a worker's hands: what to do, under which lease, and where to say how far it is. */
public final class JobContext {
    private final Job job;
    private final RunningJobs running;

    JobContext(Job job, RunningJobs running) {
        this.job = job;
        this.running = running;
    }

    public UUID jobId() {
        return job.id();
    }

    public UUID ownerId() {
        return job.ownerId();
    }

    public UUID recordingId() {
        return job.recordingId();
    }

    public String parameters() {
        return job.parameters();
    }

    /** What an earlier attempt left; null when none did. */
    public String result() {
        return job.result();
    }

    /** Under which everything is stored; a store that finds another lease in the row refuses. */
    public UUID lease() {
        return job.lease();
    }

    /**
     * Says how far the work is; costs nothing that matters, however often it is called.
     *
     * @param fraction of the stage, 0 to 1
     */
    public void progress(String stage, double fraction) {
        running.progress(job, stage, fraction);
    }
}
