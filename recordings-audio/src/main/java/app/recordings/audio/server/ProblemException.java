package app.recordings.audio.server;

/** A request that is refused. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    ProblemException(int status, String code, String detail) {
        this(status, code, detail, 0);
    }

    /** @param retryAfterSeconds when to try again, 0 for no such advice */
    ProblemException(int status, String code, String detail, int retryAfterSeconds) {
        super(detail);
        refusal = new Refusal(Problem.of(status, code, detail), retryAfterSeconds);
    }

    Refusal refusal() {
        return refusal;
    }
}
