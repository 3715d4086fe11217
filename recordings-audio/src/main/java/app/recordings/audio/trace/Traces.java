package app.recordings.audio.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Map;

/** Sends spans by OTLP over HTTP to where the node sends its own; without such a place there are none. */
public final class Traces {
    private static final String ENDPOINT = "RECORDINGS_OTLP_ENDPOINT";
    private static final String HEADERS = "RECORDINGS_OTLP_HEADERS";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private Traces() {}

    /**
     * Begins to send, until the process ends.
     *
     * @param environment {@code RECORDINGS_OTLP_ENDPOINT}, the URL of a collector, and {@code RECORDINGS_OTLP_HEADERS}, as
     *     {@code name=value}, separated by commas
     * @throws IllegalArgumentException when it is no URL
     */
    public static void start(Map<String, String> environment) {
        String endpoint = environment
                .getOrDefault(ENDPOINT, System.getProperty("recordings.otlp.endpoint", ""))
                .strip()
                .replaceFirst("/+$", "");
        if (endpoint.isEmpty()) {
            return;
        }
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint + "/v1/traces")
                .setTimeout(TIME_LIMIT);
        for (String header : environment.getOrDefault(HEADERS, "").split(",", -1)) {
            int end = header.indexOf('=');
            if (end > 0) {
                exporter.addHeader(
                        header.substring(0, end).strip(),
                        header.substring(end + 1).strip());
            }
        }
        OpenTelemetrySdk sdk = sdk(exporter.build());
        GlobalOpenTelemetry.set(sdk);
        Runtime.getRuntime().addShutdownHook(new Thread(sdk::close, "last-spans"));
    }

    private static OpenTelemetrySdk sdk(OtlpHttpSpanExporter exporter) {
        Resource service = Resource.getDefault()
                .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "recordings-audio")));
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(service)
                        .setSampler(Sampler.parentBased(Sampler.alwaysOff()))
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                                .setScheduleDelay(LONGEST_WAIT)
                                .build())
                        .build())
                .build();
    }

    static Tracer tracer() {
        return GlobalOpenTelemetry.getTracer("app.recordings.audio");
    }
}
