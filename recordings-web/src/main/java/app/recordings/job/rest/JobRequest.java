package app.recordings.job.rest;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Work that is asked for.
 *
 * @param type such as {@code random-image}
 * @param parameters an object, by type
 */
public record JobRequest(
        String type, @Schema(type = SchemaType.OBJECT) JsonValue parameters) {
    JsonObject object() {
        if (parameters == null || parameters.getValueType() == JsonValue.ValueType.NULL) {
            return JsonValue.EMPTY_JSON_OBJECT;
        } else if (parameters instanceof JsonObject object) {
            return object;
        }
        throw ProblemException.invalid(
                List.of(new Violation("parameters", "body", "The parameters must be an object.")));
    }
}
