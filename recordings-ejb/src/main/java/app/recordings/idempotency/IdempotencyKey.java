package app.recordings.idempotency;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import java.util.UUID;

/** What a caller names a request by: 1 to 255 printable ASCII characters. Keys of different callers have nothing to do with each other. */
record IdempotencyKey(UUID ownerId, String text) {
    private static final int LONGEST = 255;

    IdempotencyKey {
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new ProblemException(
                    ErrorType.INVALID_PARAMETER,
                    "An Idempotency-Key has 1 to " + LONGEST + " printable ASCII characters.");
        }
    }
}
