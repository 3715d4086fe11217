package app.recordings.problem;

import app.recordings.error.ErrorType;
import app.recordings.error.Violation;
import app.recordings.json.Json;
import app.recordings.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * An error as RFC 9457 writes it.
 *
 * @param members that only this type has
 */
public record Problem(ErrorType type, String detail, List<Violation> violations, JsonObject members) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final Counter TOLD =
            Metrics.counter("recordings_problems", "Requests that were refused or failed, by why.", "code");
    private static final String BASE = "https://recordings.app/problems/";

    public Problem(ErrorType type, String detail) {
        this(type, detail, List.of());
    }

    public Problem(ErrorType type, String detail, List<Violation> violations) {
        this(type, detail, violations, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** @param requestId the request that went wrong */
    public String toJson(String requestId) {
        TOLD.labelValues(type.code()).inc();
        var json = Json.object()
                .add("type", BASE + type.code())
                .add("title", type.title())
                .add("status", type.status())
                .add("detail", detail);
        if (requestId != null) {
            json.add("instance", requestId);
        }
        if (!violations.isEmpty()) {
            JsonArrayBuilder array = Json.array();
            violations.forEach(violation -> array.add(Json.object()
                    .add("field", violation.field())
                    .add("in", violation.in())
                    .add("message", violation.message())));
            json.add("violations", array);
        }
        members.forEach(json::add);
        return json.build().toString();
    }
}
