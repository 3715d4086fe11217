package app.recordings.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** A step that the current thread is at; what the thread begins meanwhile is below it. Nothing when it is not traced. */
public final class Step implements AutoCloseable {
    private final Span span;
    private final Scope scope;

    Step(Span span, Scope scope) {
        this.span = span;
        this.scope = scope;
    }

    public Step with(String attribute, String value) {
        span.setAttribute(attribute, value);
        return this;
    }

    public Step with(String attribute, long value) {
        span.setAttribute(attribute, value);
        return this;
    }

    /** @param why a code or the name of a class, no text of users */
    public void failed(String why) {
        span.setStatus(StatusCode.ERROR, why);
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
