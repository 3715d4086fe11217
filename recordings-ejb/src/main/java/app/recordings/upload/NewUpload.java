package app.recordings.upload;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What somebody wants to send.
 *
 * @param sha256 in hexadecimal; null when it is not known beforehand
 * @param inParts whether parts come one by one, in any order, instead of everything at once
 */
public record NewUpload(UUID ownerId, long sizeBytes, String sha256, boolean inParts) {
    private static final String HASH = "[0-9a-f]{64}";

    public NewUpload {
        sha256 = sha256 == null ? null : sha256.strip().toLowerCase(Locale.ROOT);
    }

    /** @param limit in bytes */
    void requireValid(long limit) {
        if (sizeBytes < 1) {
            throw invalid("sizeBytes", "The size must be a whole number of bytes, 1 or more.");
        } else if (sizeBytes > limit) {
            throw new ProblemException(
                    ErrorType.PAYLOAD_TOO_LARGE, "At most " + limit + " bytes are taken in an upload.");
        } else if (sha256 != null && !sha256.matches(HASH)) {
            throw invalid("sha256", "A SHA-256 has 64 hexadecimal digits.");
        }
    }

    private static ProblemException invalid(String field, String message) {
        return ProblemException.invalid(List.of(new Violation(field, "body", message)));
    }
}
