package app.recordings.event;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What can happen to a piece of work, and to a recording. */
public enum EventType {
    QUEUED,
    PROCESSING,
    RETRYING,
    COMPLETED,
    FAILED,
    CANCELLED,
    DELETED;

    /** What the events that are kept can be called, such as {@code recording.completed}. */
    public static List<String> names() {
        return Stream.of("recording.", "job.")
                .flatMap(subject -> Stream.of(values())
                        .filter(type -> type != DELETED || subject.equals("recording."))
                        .map(type -> subject + type.code()))
                .toList();
    }

    /** As callers read it: {@code completed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
