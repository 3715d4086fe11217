package app.recordings.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;

/** Sends spans by OTLP over HTTP, in batches, beside the work; those that a collector which is away does not take are lost. */
final class TraceExport {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private TraceExport() {}

    static OpenTelemetry to(URI url, TraceConfig config) {
        OtlpHttpSpanExporterBuilder exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(url.toString()).setTimeout(TIME_LIMIT);
        config.headers().forEach(exporter::addHeader);
        Resource node = Resource.getDefault()
                .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "recordings-node")));
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(node)
                        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(config.ratio())))
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter.build())
                                .setScheduleDelay(LONGEST_WAIT)
                                .build())
                        .build())
                .build();
    }
}
