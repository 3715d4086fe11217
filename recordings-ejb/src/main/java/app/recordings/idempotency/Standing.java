package app.recordings.idempotency;

import java.util.UUID;

/** How a key stands when a request comes with it. */
sealed interface Standing {
    /** It was free and is now this request's, under a token. */
    record Claimed(UUID token) implements Standing {}

    /** Another request with it has not ended yet. */
    record InFlight() implements Standing {}

    /** A request of that fingerprint has made something with it. */
    record Used(String fingerprint, UUID resourceId) implements Standing {}
}
