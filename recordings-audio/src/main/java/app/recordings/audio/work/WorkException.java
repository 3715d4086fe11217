package app.recordings.audio.work;

/** Work that failed for a reason a client can be told. */
public final class WorkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    public WorkException(Failure failure, String message) {
        super(message);
        this.failure = failure;
    }

    public WorkException(Failure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
