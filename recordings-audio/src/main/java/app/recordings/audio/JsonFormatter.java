package app.recordings.audio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One JSON object a line, with the ids that the caller's request brought. */
final class JsonFormatter extends Formatter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NODE = "audio:" + ProcessHandle.current().pid();

    @Override
    public String format(LogRecord entry) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("time", entry.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        members.put("level", entry.getLevel().getName());
        members.put("logger", entry.getLoggerName());
        members.put("message", formatMessage(entry));
        members.put("thread", Thread.currentThread().getName());
        members.put("node", NODE);
        Baggage.current().forEach((name, value) -> members.put(name.replace(".id", ""), value.getValue()));
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            members.put("trace", span.getTraceId());
            members.put("span", span.getSpanId());
        }
        if (entry.getThrown() != null) {
            StringWriter trace = new StringWriter();
            entry.getThrown().printStackTrace(new PrintWriter(trace));
            members.put("exception", trace.toString());
        }
        try {
            return JSON.writeValueAsString(members) + '\n';
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts are always JSON", e);
        }
    }
}
