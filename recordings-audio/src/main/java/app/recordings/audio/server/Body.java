package app.recordings.audio.server;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;

/** Reads request bodies, never more than allowed of them. Their streams stay open, for a refusal to discard the rest. */
final class Body {
    private static final int JSON_LIMIT = 4 << 20;
    private static final int BUFFER = 64 << 10;
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Body() {}

    /** Copies the body to a file as it comes. */
    static void spool(Request request, Path file, long limit) throws IOException {
        refuseLarge(request.getLength(), limit);
        InputStream in = Content.Source.asInputStream(request);
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                total += length;
                refuseLarge(total, limit);
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            throw readable(e);
        }
    }

    /** @throws ProblemException when the body is no JSON of this shape */
    static <T> T json(Request request, Class<T> type) throws IOException {
        refuseLarge(request.getLength(), JSON_LIMIT);
        try {
            byte[] json = Content.Source.asInputStream(request).readNBytes(JSON_LIMIT + 1);
            refuseLarge(json.length, JSON_LIMIT);
            T value = JSON.readValue(json, type);
            if (value == null) {
                throw new ProblemException(400, "malformed-json", "The body must be a JSON object.");
            }
            return value;
        } catch (JacksonException e) {
            throw new ProblemException(400, "malformed-json", "The body is not the JSON expected here.");
        } catch (IOException e) {
            throw readable(e);
        }
    }

    private static void refuseLarge(long length, long limit) {
        if (length > limit) {
            throw new ProblemException(413, "payload-too-large", "The body is larger than " + limit + " bytes.");
        }
    }

    /** A body that stays silent is the client's fault, as is a broken one; a full disk is ours. */
    private static IOException readable(IOException e) {
        if (e.getCause() instanceof TimeoutException) {
            throw new ProblemException(408, "request-timeout", "The body stayed silent for too long.");
        }
        return e instanceof EofException ? new EofException("the client has gone", e) : e;
    }
}
