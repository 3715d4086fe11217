package app.recordings.trace;

import io.opentelemetry.api.trace.SpanKind;

/** On which side of which connection a step is. */
public enum StepKind {
    /** Answers a request. */
    SERVER(SpanKind.SERVER),
    /** Makes a request. */
    CLIENT(SpanKind.CLIENT),
    /** Sends a message. */
    PRODUCER(SpanKind.PRODUCER),
    /** Deals with a message. */
    CONSUMER(SpanKind.CONSUMER);

    private final SpanKind kind;

    StepKind(SpanKind kind) {
        this.kind = kind;
    }

    SpanKind kind() {
        return kind;
    }
}
