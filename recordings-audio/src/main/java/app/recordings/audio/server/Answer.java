package app.recordings.audio.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/** An answer of JSON lines, each sent at once; writing fails once the client has gone. */
final class Answer {
    private static final int CHUNK = 48 << 10;
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

    /** Writes a file's bytes, in order, as audio lines. */
    void writeFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                write(new Line.Audio(chunk));
            }
        }
    }

    void end() throws IOException {
        out.close();
    }
}
