package app.recordings.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingTest {
    private static final String CLIENTS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Map<String, String> JOB = Map.of("job.id", "7");

    private final InMemorySpanExporter told = InMemorySpanExporter.create();
    private final Tracing tracing = new Tracing();

    TracingTest() {
        tracing.use(OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(told))
                        .build())
                .build());
    }

    @Test
    void aStepGoesOnWithWhatIsStored() {
        String stored;
        try (Step request = tracing.accept("POST", CLIENTS, Map.of())) {
            request.with("http.response.status_code", 202);
            stored = Tracing.current();
        }
        try (Step work = tracing.begin(StepKind.CONSUMER, "work", stored, JOB)) {
            work.with("job.type", "test");
        }
        assertThat(told.getFinishedSpanItems()).hasSize(2).allSatisfy(span -> assertThat(span.getTraceId())
                .isEqualTo("0af7651916cd43dd8448eb211c80319c"));
        SpanData work = told.getFinishedSpanItems().get(1);
        assertThat(work.getParentSpanId())
                .isEqualTo(told.getFinishedSpanItems().get(0).getSpanId());
    }

    @Test
    void whatBelongsToNoTraceIsNotTraced() {
        try (Step work = tracing.begin(StepKind.CONSUMER, "work", null, JOB)) {
            work.with("job.type", "test");
            assertThat(Tracing.current()).isNull();
        }
        tracing.tell(StepKind.PRODUCER, "event", null, new Tracing.Period(Instant.EPOCH, Instant.EPOCH));
        assertThat(told.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void idsAreOnTheThreadTracedOrNot() {
        try (Step work = tracing.begin(StepKind.CONSUMER, "work", null, JOB)) {
            work.with("job.type", "test");
            assertThat(Baggage.current().getEntryValue("job.id")).isEqualTo("7");
        }
        assertThat(Baggage.current().getEntryValue("job.id")).isNull();
    }

    @Test
    void anotherServerIsHandedStepAndIds() {
        Map<String, String> headers = new HashMap<>();
        try (Step work = tracing.begin(StepKind.CONSUMER, "work", CLIENTS, JOB)) {
            work.with("job.type", "test");
            tracing.hand(headers::put);
        }
        assertThat(headers.get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(headers.get("baggage")).isEqualTo("job.id=7");
    }

    @Test
    void rubbishInTheHeaderBeginsATraceOfItsOwn() {
        try (Step request = tracing.accept("POST", "00-rubbish", Map.of())) {
            request.with("http.response.status_code", 202);
            assertThat(Tracing.current()).startsWith("00-");
        }
    }
}
