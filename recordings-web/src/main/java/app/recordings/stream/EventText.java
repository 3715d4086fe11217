package app.recordings.stream;

import app.recordings.event.Event;
import app.recordings.event.EventJson;
import app.recordings.event.EventSignal;
import app.recordings.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.UUID;

/** Events as JSON text, the same for every kind of stream. */
final class EventText {
    static final String PROGRESS = "recording.progress";
    static final String RESET = "reset";

    private EventText() {}

    static String of(Event event) {
        return EventJson.of(event).toString();
    }

    static String of(EventSignal.Progress progress, Instant at) {
        JsonObjectBuilder json = start(PROGRESS, at);
        add(json, "jobId", progress.jobId());
        add(json, "recordingId", progress.recordingId());
        return json.add("status", "progress")
                .add("stage", progress.stage())
                .add("progress", progress.fraction())
                .build()
                .toString();
    }

    static String reset(Instant at) {
        return start(RESET, at).build().toString();
    }

    /** They are told as they happen, not kept, and so have no id. */
    private static JsonObjectBuilder start(String type, Instant at) {
        return Json.object().addNull("id").add("type", type).add("at", EventJson.time(at));
    }

    private static void add(JsonObjectBuilder json, String name, UUID id) {
        if (id == null) {
            json.addNull(name);
        } else {
            json.add(name, id.toString());
        }
    }
}
