package app.recordings.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Follows work through threads, processes and rows of the database by W3C Trace Context. Only requests begin traces; what has
 * no trace to belong to is not traced. The ids that a step is about are on the current thread's context as well, as W3C
 * Baggage, where the log's lines find them.
 */
@ApplicationScoped
public class Tracing {
    private static final Logger LOG = Logger.getLogger(Tracing.class.getName());
    private static final String PARENT = "traceparent";

    @Inject
    TraceConfig config;

    private OpenTelemetry telemetry = OpenTelemetry.noop();
    private Tracer tracer = telemetry.getTracer("app.recordings");

    @PostConstruct
    void start() {
        config.tracesUrl().ifPresent(url -> use(TraceExport.to(url, config)));
    }

    /** Not only with the first request, so that a wrong setting is seen when the node begins. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        LOG.log(Level.FINE, "Requests are traced: {0}", telemetry instanceof OpenTelemetrySdk);
    }

    void use(OpenTelemetry used) {
        telemetry = used;
        tracer = used.getTracer("app.recordings");
    }

    /** Sends what has ended. */
    @PreDestroy
    void stop() {
        if (telemetry instanceof OpenTelemetrySdk sdk) {
            sdk.close();
        }
    }

    /** Begins to answer a request, in the trace that its header names, or in one of its own. */
    public Step accept(String name, String parent, Map<String, String> ids) {
        return begin(tracer.spanBuilder(name).setSpanKind(StepKind.SERVER.kind()), context(parent), ids);
    }

    /** Begins a step of what the current thread is at. */
    public Step begin(StepKind kind, String name) {
        return below(kind, name, Context.current(), Map.of());
    }

    /**
     * Begins a step of something that is not this thread's.
     *
     * @param parent as {@link #current} told it; null when that is not traced
     * @param ids what it is about, such as {@code job.id}
     */
    public Step begin(StepKind kind, String name, String parent, Map<String, String> ids) {
        return below(kind, name, context(parent), ids);
    }

    /** Tells of a step that is over, of something that is not this thread's; nothing when that is not traced. */
    public void tell(StepKind kind, String name, String parent, Period period) {
        if (parent != null) {
            tracer.spanBuilder(name)
                    .setSpanKind(kind.kind())
                    .setParent(context(parent))
                    .setStartTimestamp(period.from())
                    .startSpan()
                    .end(period.to());
        }
    }

    /** From when to when a step was. */
    public record Period(Instant from, Instant to) {}

    /** What names the current step to others, a {@code traceparent} of W3C Trace Context; null when it is not traced. */
    public static String current() {
        String[] parent = new String[1];
        if (Span.current().getSpanContext().isSampled()) {
            W3CTraceContextPropagator.getInstance().inject(Context.current(), parent, (carrier, name, value) -> {
                if (name.equals(PARENT)) {
                    carrier[0] = value;
                }
            });
        }
        return parent[0];
    }

    /** Hands the current step and its ids to another server. */
    public void hand(BiConsumer<String, String> header) {
        W3CTraceContextPropagator.getInstance().inject(Context.current(), header, BiConsumer::accept);
        W3CBaggagePropagator.getInstance().inject(Context.current(), header, BiConsumer::accept);
    }

    /** The name of the step that the thread is at, once more is known. */
    public void name(String name) {
        Span.current().updateName(name);
    }

    private Step below(StepKind kind, String name, Context parent, Map<String, String> ids) {
        if (!Span.fromContext(parent).getSpanContext().isValid()) {
            return current(Span.getInvalid(), parent, ids);
        }
        return begin(tracer.spanBuilder(name).setSpanKind(kind.kind()), parent, ids);
    }

    private static Step begin(SpanBuilder builder, Context parent, Map<String, String> ids) {
        ids.forEach(builder::setAttribute);
        return current(builder.setParent(parent).startSpan(), parent, ids);
    }

    private static Step current(Span span, Context parent, Map<String, String> ids) {
        BaggageBuilder baggage = Baggage.fromContext(parent).toBuilder();
        ids.forEach(baggage::put);
        Context context = parent.with(span).with(baggage.build());
        return new Step(span, ContextStorage.get().attach(context));
    }

    private static Context context(String parent) {
        return parent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, HEADER);
    }

    private static final TextMapGetter<String> HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String parent) {
            return List.of(PARENT);
        }

        @Override
        public String get(String parent, String name) {
            return PARENT.equals(name) ? parent : null;
        }
    };
}
