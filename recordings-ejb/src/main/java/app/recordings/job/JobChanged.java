package app.recordings.job;

import app.recordings.event.EventType;
import java.time.Instant;

/**
 * A job came to another state, as its row now says; fired in the transaction that changes it.
 *
 * @param since when what led to it began: when it was queued, for a job that a worker has claimed; when the worker was done,
 *     for one that it ended or gave back
 */
public record JobChanged(Job job, EventType what, Instant since) {
    /** Whether a job came into its lane or left room there. */
    boolean movesLane() {
        return what != EventType.PROCESSING;
    }
}
