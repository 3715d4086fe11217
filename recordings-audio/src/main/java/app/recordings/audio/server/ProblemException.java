package app.recordings.audio.server;

/** A request that is answered by a problem. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final int retryAfterSeconds;

    ProblemException(int status, String code, String detail) {
        this(status, code, detail, 0);
    }

    /** @param retryAfterSeconds when to try again, 0 for no such advice */
    ProblemException(int status, String code, String detail, int retryAfterSeconds) {
        super(detail);
        problem = Problem.of(status, code, detail);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    Problem problem() {
        return problem;
    }

    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
