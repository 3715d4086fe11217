package app.recordings.job;

import java.time.Duration;

/** A service that the work needs is away or busy: wait, it is nobody's fault. */
public class JobOutage extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public JobOutage(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
