package app.recordings.event;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
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
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", Long.toString(event.id()))
                .add("type", event.type())
                .add("at", time(event.at()))
                .add("jobId", id(event.jobId()))
                .add("recordingId", id(event.recordingId()))
                .add("status", event.type().substring(event.type().indexOf('.') + 1))
                .add("attempt", event.attempt());
        return json.add("error", event.errorCode() == null ? JsonValue.NULL : error(event))
                .build();
    }

    /** As RFC 3339 has it, in UTC with milliseconds. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    private static JsonValue id(UUID id) {
        return id == null ? JsonValue.NULL : Json.createValue(id.toString());
    }

    private static JsonObject error(Event event) {
        return Json.createObjectBuilder()
                .add("code", event.errorCode())
                .add("message", event.errorMessage())
                .build();
    }
}
