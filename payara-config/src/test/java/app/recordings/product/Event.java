package app.recordings.product;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One event as it came.
 *
 * @param id null when it is not stored
 */
record Event(String id, String type, JsonNode json) {
    /** From the JSON alone. */
    static Event of(JsonNode json) {
        return new Event(json.path("id").asText(null), json.path("type").asText(), json);
    }

    boolean isStored() {
        return id != null;
    }

    String recordingId() {
        return json.path("recordingId").asText();
    }
}
