package app.recordings.event;

import java.util.Locale;

/** What can happen to a piece of work, and to a recording. */
public enum EventType {
    QUEUED,
    PROCESSING,
    RETRYING,
    COMPLETED,
    FAILED,
    CANCELLED,
    DELETED;

    /** As callers read it: {@code completed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
