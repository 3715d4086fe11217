package app.recordings.event;

import app.recordings.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** An event as callers read it, with every field of the contract. */
public final class EventJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EventJson() {}

    public static JsonObject of(Event event) {
        JsonObjectBuilder json = Json.object()
                .add("id", Long.toString(event.id()))
                .add("type", event.type())
                .add("at", time(event.at()));
        add(json, "jobId", event.jobId());
        add(json, "recordingId", event.recordingId());
        json.add("status", event.type().substring(event.type().indexOf('.') + 1))
                .add("attempt", event.attempt());
        if (event.errorCode() == null) {
            json.addNull("error");
        } else {
            json.add("error", Json.object().add("code", event.errorCode()).add("message", event.errorMessage()));
        }
        return json.build();
    }

    /** As RFC 3339 has it, in UTC with milliseconds. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    private static void add(JsonObjectBuilder json, String name, UUID id) {
        if (id == null) {
            json.addNull(name);
        } else {
            json.add(name, id.toString());
        }
    }
}
