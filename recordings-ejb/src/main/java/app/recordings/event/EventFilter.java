package app.recordings.event;

import java.util.UUID;

/** Whose events, and of which recording or job when not null. */
public record EventFilter(UUID ownerId, UUID recordingId, UUID jobId) {
    public static EventFilter allOf(UUID ownerId) {
        return new EventFilter(ownerId, null, null);
    }
}
