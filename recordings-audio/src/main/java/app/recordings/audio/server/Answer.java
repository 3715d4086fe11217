package app.recordings.audio.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/** An answer of JSON lines, each sent at once; writing fails once the client has gone. */
final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "application/x-ndjson; charset=utf-8";

    private final OutputStream out;

    /** Begins the answer: from here on errors can only be lines. */
    Answer(Response response) {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        out = Content.Sink.asOutputStream(response);
    }

    void write(Line line) throws IOException {
        byte[] json = JSON.writeValueAsBytes(line);
        out.write(json);
        out.write('\n');
        out.flush();
    }

    void end() throws IOException {
        out.close();
    }
}
