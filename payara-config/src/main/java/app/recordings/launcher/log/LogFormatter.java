package app.recordings.launcher.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Writes the log as text, or as JSON when {@code RECORDINGS_LOG_FORMAT} is {@code json}. */
public class LogFormatter extends Formatter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final String TEXT = "%s %s %s %s%s%n";

    private final boolean isJson;
    private final String node = host() + ':' + ProcessHandle.current().pid();

    public LogFormatter() {
        this("json".equalsIgnoreCase(System.getenv("RECORDINGS_LOG_FORMAT")));
    }

    LogFormatter(boolean isJson) {
        this.isJson = isJson;
    }

    @Override
    public String format(LogRecord entry) {
        var time = TIME.format(ZonedDateTime.ofInstant(entry.getInstant(), ZoneOffset.UTC));
        if (isJson) {
            return json(time, entry);
        }
        var trace = entry.getThrown() == null ? "" : System.lineSeparator() + stackTrace(entry.getThrown());
        return TEXT.formatted(time, entry.getLevel(), entry.getLoggerName(), formatMessage(entry), trace);
    }

    /** What the record is about, by name; asked on the thread that logs. */
    protected Map<String, String> ids() {
        return Map.of();
    }

    private String json(String time, LogRecord entry) {
        var members = new LinkedHashMap<String, String>();
        members.put("time", time);
        members.put("level", entry.getLevel().getName());
        members.put("logger", entry.getLoggerName());
        members.put("message", formatMessage(entry));
        members.put("thread", Thread.currentThread().getName());
        members.put("node", node);
        members.putAll(ids());
        if (entry.getThrown() != null) {
            members.put("exception", stackTrace(entry.getThrown()));
        }
        return JsonLine.of(members);
    }

    private static String stackTrace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "node";
        }
    }
}
