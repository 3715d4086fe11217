package app.recordings.launcher;

/** The product cannot start or go on. The message is one line that names the remedy, fit for the operator's terminal. */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaunchException(String message) {
        super(message);
    }

    LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
