package app.recordings.job;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import jakarta.json.JsonObject;
import java.util.List;

/** Does the work of one type of job. One bean a type; found by its {@link #type()}. */
public interface JobHandler {
    /** In kebab-case, as in {@code correct-recording}. */
    String type();

    /**
     * Does the work, with no transaction open, and stores what it makes under the job's lease. It may be called
     * again for a job that was worked on before, by another node even, and then goes on from what is stored.
     *
     * @throws JobFault when this work cannot be done, now or ever
     * @throws JobOutage when a service that it needs is away; the attempt does not count
     * @throws InterruptedException when the job was taken away: cancelled, deleted, or the node is stopping
     */
    void run(JobContext job) throws JobFault, JobOutage, InterruptedException;

    /** Whether this server is set up for such work, of which callers are told before they ask for it. */
    default boolean isOffered() {
        return true;
    }

    /** Whether what the work needs is there, as far as is known; while it is not, jobs of this type wait unclaimed. */
    default boolean isAvailable() {
        return true;
    }

    /**
     * Checks what a caller asks for; work that other calls make is refused.
     *
     * @return the parameters as they are kept
     * @throws ProblemException telling what is wrong with them
     */
    default JsonObject accept(JsonObject parameters) {
        throw ProblemException.invalid(
                List.of(new Violation("type", "body", "Jobs of this type are made by another call.")));
    }

    /** The work is done and its result accepted: part of the transaction that completes the job. */
    default void completed(Job job) {}

    /** The owner no longer wants it: part of the transaction that cancels the job. */
    default void cancelled(Job job) {}
}
