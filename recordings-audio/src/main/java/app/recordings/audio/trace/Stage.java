package app.recordings.audio.trace;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** What the current thread is at, as part of a caller's trace; the caller's ids come along, as W3C Baggage, for the log. */
public final class Stage implements AutoCloseable {
    private static final TextMapGetter<UnaryOperator<String>> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(UnaryOperator<String> headers) {
            return List.of();
        }

        @Override
        public String get(UnaryOperator<String> headers, String name) {
            return headers.apply(name);
        }
    };

    private final Span span;
    private final Scope scope;

    private Stage(Span span, Context context) {
        this.span = span;
        this.scope = ContextStorage.get().attach(context.with(span));
    }

    /** @param headers of the request, by name; null for one that it does not have */
    public static Stage request(String name, UnaryOperator<String> headers) {
        Context caller = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
        caller = W3CBaggagePropagator.getInstance().extract(caller, headers, HEADERS);
        Span span = Traces.tracer()
                .spanBuilder(name)
                .setSpanKind(SpanKind.SERVER)
                .setParent(caller)
                .startSpan();
        return new Stage(span, caller);
    }

    /** A part of what a thread is at. */
    public interface Part {
        void run() throws IOException;
    }

    /** Runs a part of what the current thread is at. */
    public static void run(String name, Part part) throws IOException {
        Span span = begin(name);
        Scope scope = ContextStorage.get().attach(Context.current().with(span));
        try {
            part.run();
        } finally {
            scope.close();
            span.end();
        }
    }

    /** The same for one that answers something. */
    public static <T> T call(String name, Callable<T> part) throws Exception {
        Span span = begin(name);
        Scope scope = ContextStorage.get().attach(Context.current().with(span));
        try {
            return part.call();
        } finally {
            scope.close();
            span.end();
        }
    }

    /** A part that another thread ends. */
    public static Span begin(String name) {
        return Traces.tracer().spanBuilder(name).startSpan();
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
