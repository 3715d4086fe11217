package app.recordings.stream;

import app.recordings.event.Event;
import app.recordings.event.EventSignal;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;

/** Events as JSON text, the same for every kind of stream. */
final class EventText {
    static final String PROGRESS = "recording.progress";
    static final String RESET = "reset";

    // Json itself looks for its provider in all jars of the server, each time.
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EventText() {}

    static String of(Event event) {
        JsonObjectBuilder json = start(Long.toString(event.id()), event.type(), event.at());
        add(json, "jobId", event.jobId());
        add(json, "recordingId", event.recordingId());
        json.add("status", event.type().substring(event.type().indexOf('.') + 1))
                .add("attempt", event.attempt());
        if (event.errorCode() == null) {
            json.addNull("error");
        } else {
            json.add(
                    "error",
                    JSON.createObjectBuilder().add("code", event.errorCode()).add("message", event.errorMessage()));
        }
        return json.build().toString();
    }

    static String of(EventSignal.Progress progress, Instant at) {
        JsonObjectBuilder json = start(null, PROGRESS, at);
        add(json, "jobId", progress.jobId());
        add(json, "recordingId", progress.recordingId());
        return json.add("status", "progress")
                .add("stage", progress.stage())
                .add("progress", progress.fraction())
                .build()
                .toString();
    }

    static String reset(Instant at) {
        return start(null, RESET, at).build().toString();
    }

    private static JsonObjectBuilder start(String id, String type, Instant at) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        if (id == null) {
            json.addNull("id");
        } else {
            json.add("id", id);
        }
        return json.add("type", type).add("at", TIME.format(at));
    }

    private static void add(JsonObjectBuilder json, String name, UUID id) {
        if (id == null) {
            json.addNull(name);
        } else {
            json.add(name, id.toString());
        }
    }
}
