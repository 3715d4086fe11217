package app.recordings.event;

import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Events as the database would give them. */
public final class StoredEvents {
    public static final UUID JOB = UUID.fromString("01890000-0000-7000-8000-00000000000a");
    public static final UUID RECORDING = UUID.fromString("01890000-0000-7000-8000-00000000000b");
    public static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private StoredEvents() {}

    public static Event completed(long id) {
        return of(Map.of("id", id, "type", "recording.completed", "at", AT, "jobId", JOB, "recordingId", RECORDING));
    }

    public static Event failed(long id, String code, String message) {
        return of(Map.of(
                "id",
                id,
                "type",
                "job.failed",
                "at",
                AT,
                "jobId",
                JOB,
                "attempt",
                5,
                "errorCode",
                code,
                "errorMessage",
                message));
    }

    private static Event of(Map<String, Object> values) {
        try {
            Event event = new Event();
            for (var value : values.entrySet()) {
                Field field = Event.class.getDeclaredField(value.getKey());
                field.setAccessible(true);
                field.set(event, value.getValue());
            }
            return event;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
