package app.recordings.admin;

import app.recordings.request.ClientConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table as one file (RFC 4180), sent as it is read. Spreadsheets run what looks like a formula, so a quote goes in front. */
final class Csv {
    private final Writer out;

    private Csv(Writer out) {
        this.out = out;
    }

    /** What fills the table, line by line. */
    interface Lines {
        void writeTo(Csv csv) throws IOException;
    }

    /** Answers with a file of that name; what breaks off is cut, so that nobody takes a part for the whole. */
    static void answer(HttpServletRequest request, HttpServletResponse response, String name, Lines lines)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        ClientConnection connection = ClientConnection.of(request);
        Csv csv = new Csv(response.getWriter());
        try {
            lines.writeTo(csv);
        } catch (IOException | RuntimeException e) {
            if (response.isCommitted()) {
                connection.cut();
            }
            throw e;
        }
    }

    /** @param fields empty for null */
    void line(Object... fields) throws IOException {
        out.write(Stream.of(fields).map(Csv::field).collect(Collectors.joining(",")) + "\r\n");
    }

    void head(List<String> names) throws IOException {
        line(names.toArray());
    }

    void flush() throws IOException {
        out.flush();
    }

    static String field(Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        String safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
