package app.recordings.event;

import java.util.UUID;

/**
 * Something that the current transaction makes happen.
 *
 * @param recordingId null when the work has no recording
 * @param attempt from 1 once work began, else 0
 * @param errorCode null when nothing went wrong, and so {@code errorMessage}
 */
public record NewEvent(
        UUID ownerId,
        UUID jobId,
        UUID recordingId,
        EventType type,
        int attempt,
        String errorCode,
        String errorMessage) {
    /** A recording's work speaks as the recording, all other work as the job. */
    public String fullType() {
        return (recordingId == null ? "job." : "recording.") + type.code();
    }
}
