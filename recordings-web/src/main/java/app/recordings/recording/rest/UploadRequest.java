package app.recordings.recording.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.recording.AudioFormat;
import app.recordings.upload.NewUpload;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a client wants to send.
 *
 * @param contentType a media type
 * @param sha256 in hexadecimal; null when it is not known beforehand
 * @param parts whether it comes in parts; null is no
 */
public record UploadRequest(String contentType, BigDecimal sizeBytes, String sha256, JsonValue parts) {
    private static final Set<JsonValue> CHOICES = Set.of(JsonValue.TRUE, JsonValue.FALSE, JsonValue.NULL);

    NewUpload order(UUID ownerId) {
        if (contentType == null || contentType.isBlank()) {
            throw invalid("contentType", "The content type is missing.");
        } else if (!AudioFormat.accepts(contentType)) {
            throw new ProblemException(
                    ErrorType.UNSUPPORTED_MEDIA_TYPE, "Audio is taken as " + AudioFormat.names() + ".");
        }
        return new NewUpload(ownerId, size(), sha256, isInParts());
    }

    /** Anything but true would count as false, if the parser had its way. */
    private boolean isInParts() {
        if (parts != null && !CHOICES.contains(parts)) {
            throw invalid("parts", "Parts are true or false.");
        }
        return JsonValue.TRUE.equals(parts);
    }

    private long size() {
        // With the exponent first: writing 1e999999999 out would take a gigabyte.
        if (sizeBytes == null
                || sizeBytes.scale() > 0 && sizeBytes.stripTrailingZeros().scale() > 0) {
            throw invalid("sizeBytes", "The size must be a whole number of bytes, 1 or more.");
        }
        return (long) sizeBytes.precision() - sizeBytes.scale() > 18
                ? Long.MAX_VALUE * sizeBytes.signum()
                : sizeBytes.longValue();
    }

    private static ProblemException invalid(String field, String message) {
        return ProblemException.invalid(List.of(new Violation(field, "body", message)));
    }
}
