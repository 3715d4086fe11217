package app.recordings.launcher.node;

import app.recordings.launcher.log.LogFormatter;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds what the thread is at, which the application leaves on its OpenTelemetry context. */
public final class NodeLogFormatter extends LogFormatter {
    @Override
    protected Map<String, String> ids() {
        var ids = new LinkedHashMap<String, String>();
        Baggage.current().forEach((name, entry) -> ids.put(name.replace(".id", ""), entry.getValue()));
        var span = Span.current().getSpanContext();
        if (span.isValid()) {
            ids.put("trace", span.getTraceId());
            ids.put("span", span.getSpanId());
        }
        return ids;
    }
}
