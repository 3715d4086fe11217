package app.recordings.event;

import app.recordings.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * What travels over the topic {@code events}: the bell for an owner's new events, or the live progress of a job.
 *
 * @param eventId of the newest event; null for progress
 * @param progress null for a bell
 */
public record EventSignal(UUID ownerId, Long eventId, Progress progress) {
    private static final int VERSION = 1;

    /** @param fraction of the stage's work, 0 to 1 */
    public record Progress(UUID jobId, UUID recordingId, String stage, double fraction) {}

    static EventSignal bell(EventRecorded event) {
        return new EventSignal(event.ownerId(), event.id(), null);
    }

    /** As JSON text. */
    public String toText() {
        var json = Json.object().add("v", VERSION).add("owner", ownerId.toString());
        if (eventId != null) {
            json.add("event", eventId);
        }
        if (progress != null) {
            var detail = Json.object()
                    .add("job", progress.jobId().toString())
                    .add("stage", progress.stage())
                    .add("fraction", progress.fraction());
            if (progress.recordingId() != null) {
                detail.add("recording", progress.recordingId().toString());
            }
            json.add("progress", detail);
        }
        return json.build().toString();
    }

    /** Empty for what is not such a text, or one of a version to come. */
    public static Optional<EventSignal> parse(String text) {
        try {
            JsonObject json = Json.read(text);
            if (json.getInt("v") != VERSION) {
                return Optional.empty();
            }
            UUID owner = UUID.fromString(json.getString("owner"));
            Long event = json.containsKey("event") ? json.getJsonNumber("event").longValue() : null;
            Progress progress = json.containsKey("progress") ? progress(json.getJsonObject("progress")) : null;
            return event == null && progress == null
                    ? Optional.empty()
                    : Optional.of(new EventSignal(owner, event, progress));
        } catch (JsonException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static Progress progress(JsonObject json) {
        String recording = json.getString("recording", null);
        return new Progress(
                UUID.fromString(json.getString("job")),
                recording == null ? null : UUID.fromString(recording),
                json.getString("stage"),
                json.getJsonNumber("fraction").doubleValue());
    }
}
