package app.recordings.error;

import jakarta.ejb.ApplicationException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An error to tell the caller of; its detail is written for the caller and holds no secret. Rolls the transaction back. */
@ApplicationException(rollback = true)
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorType type;
    private final transient List<Violation> violations;
    private final Duration retryAfter;
    private final transient JsonObject members;

    public ProblemException(ErrorType type, String detail) {
        this(type, detail, List.of(), null);
    }

    private ProblemException(ErrorType type, String detail, JsonObject members) {
        super(detail);
        this.type = type;
        this.violations = List.of();
        this.retryAfter = null;
        this.members = members;
    }

    private ProblemException(ErrorType type, String detail, List<Violation> violations, Duration retryAfter) {
        super(detail);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
        this.members = JsonValue.EMPTY_JSON_OBJECT;
    }

    /** An error that tells more than others of its type (RFC 9457, section 3.2). */
    public static ProblemException of(ErrorType type, String detail, JsonObject members) {
        return new ProblemException(type, detail, members);
    }

    /** Several wrong values at once; there must be at least one. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(ErrorType.INVALID, violations.get(0).message(), violations, null);
    }

    /** Nothing of that id that this caller may see. */
    public static ProblemException notFound(String what) {
        return new ProblemException(ErrorType.NOT_FOUND, "There is no such " + what + ".");
    }

    /** Refused for now; the caller is told when to try again. */
    public static ProblemException overloaded(String detail, Duration retryAfter) {
        return new ProblemException(ErrorType.OVERLOADED, detail, List.of(), retryAfter);
    }

    /** Refused because this caller asks for too much; the caller is told when to try again. */
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return new ProblemException(ErrorType.TOO_MANY_REQUESTS, detail, List.of(), retryAfter);
    }

    /** An earlier request of the same kind has not ended; the caller is told when to look again. */
    public static ProblemException inFlight(String detail, Duration retryAfter) {
        return new ProblemException(ErrorType.REQUEST_IN_FLIGHT, detail, List.of(), retryAfter);
    }

    public ErrorType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** What is told besides. */
    public JsonObject members() {
        return members;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
