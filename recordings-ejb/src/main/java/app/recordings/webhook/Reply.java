package app.recordings.webhook;

import java.time.Duration;

/** How a receiver took a delivery. */
public sealed interface Reply {
    /** With a status of 2xx. */
    record Taken() implements Reply {}

    /**
     * With any other status.
     *
     * @param retryAfter what it asks to wait; null when it does not
     */
    record Refused(int status, Duration retryAfter) implements Reply {}

    /**
     * Not at all.
     *
     * @param why a sentence for people, without the address
     */
    record Unreachable(String why) implements Reply {}
}
