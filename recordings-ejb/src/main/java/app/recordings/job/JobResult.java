package app.recordings.job;

import app.recordings.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How an attempt ended, as it travels over the queues {@code results} and {@code jobs.dead}.
 *
 * @param error null when completed
 * @param permanent whether another attempt is useless
 */
public record JobResult(UUID jobId, UUID lease, JobError error, boolean permanent, Instant at) {
    private static final int VERSION = 1;

    /** As JSON text. */
    public String toText() {
        var json = Json.object()
                .add("v", VERSION)
                .add("jobId", jobId.toString())
                .add("lease", lease.toString())
                .add("outcome", error == null ? "completed" : "failed")
                .add("at", at.toString());
        if (error != null) {
            json.add("permanent", permanent).add("code", error.code()).add("message", error.message());
        }
        return json.build().toString();
    }

    /** Empty for what is not such a text, or one of a version to come. */
    public static Optional<JobResult> parse(String text) {
        try {
            JsonObject json = Json.read(text);
            if (json.getInt("v") != VERSION) {
                return Optional.empty();
            }
            boolean failed = hasFailed(json.getString("outcome"));
            return Optional.of(new JobResult(
                    UUID.fromString(json.getString("jobId")),
                    UUID.fromString(json.getString("lease")),
                    failed ? new JobError(json.getString("code"), json.getString("message")) : null,
                    failed && json.getBoolean("permanent"),
                    Instant.parse(json.getString("at"))));
        } catch (JsonException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException
                | java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean hasFailed(String outcome) {
        return switch (outcome) {
            case "completed" -> false;
            case "failed" -> true;
            default -> throw new IllegalArgumentException(outcome);
        };
    }
}
