package app.recordings.job;

import app.recordings.json.Json;
import jakarta.json.JsonException;
import java.util.Optional;
import java.util.UUID;

/** The text on the queue {@code jobs}: which job to look at. */
public final class JobBell {
    private static final int VERSION = 1;

    private JobBell() {}

    static String text(UUID jobId) {
        return Json.object()
                .add("v", VERSION)
                .add("jobId", jobId.toString())
                .build()
                .toString();
    }

    /** Empty for what is not such a text, or one of a version to come. */
    public static Optional<UUID> parse(String text) {
        try {
            var json = Json.read(text);
            return json.getInt("v") == VERSION
                    ? Optional.of(UUID.fromString(json.getString("jobId")))
                    : Optional.empty();
        } catch (JsonException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
