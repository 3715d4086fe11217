package app.recordings.job;

import app.recordings.trace.Tracing;
import java.util.UUID;

/**
 * Work to be done.
 *
 * @param parameters a JSON object, as text
 * @param recordingId null when the work has no recording
 * @param trace the step that asks for it, as {@link Tracing#current} tells it; null when that is not traced
 */
public record NewJob(UUID ownerId, String type, String parameters, UUID recordingId, String trace) {
    /** Asked for by what the current thread is at. */
    public NewJob(UUID ownerId, String type, String parameters, UUID recordingId) {
        this(ownerId, type, parameters, recordingId, Tracing.current());
    }

    /** The same, asked for by another step. */
    public NewJob tracedBy(String step) {
        return new NewJob(ownerId, type, parameters, recordingId, step);
    }
}
