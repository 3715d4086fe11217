package app.recordings.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Looks at every JSON body before it is parsed: at most 1 MiB, UTF-8, and what {@link JsonText} asks of it. Parsers would read
 * any length, nest until the stack is full, and put a question mark where they cannot read.
 */
@Provider
public class JsonBodies implements ReaderInterceptor {
    private static final int LARGEST = 1024 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != InputStream.class && isJson(context.getMediaType())) {
            byte[] body = context.getInputStream().readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw new ProblemException(ErrorType.PAYLOAD_TOO_LARGE, "JSON of at most 1 MiB is taken here.");
            }
            JsonText.check(text(body));
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    private static boolean isJson(MediaType type) {
        return type != null && type.isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(ErrorType.MALFORMED_REQUEST, "The body is not UTF-8.");
        }
    }
}
