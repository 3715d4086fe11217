package app.recordings.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;

/**
 * Ends a body where its announced length ends: of a client that offers HTTP/2 with its request (RFC 7540, section 3.2) the
 * server waits for more. And tells a client whose body falls silent that it took too long; the server itself stops waiting
 * after 30 s.
 */
@Provider
public class RequestBodies implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        request.setEntityStream(new Body(request.getEntityStream(), length(request)));
    }

    /** Only a request with one of the two headers has a body (RFC 9112, section 6). */
    private static long length(ContainerRequestContext request) {
        String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && announced.matches("\\d{1,18}")) {
            return Long.parseLong(announced);
        }
        return request.getHeaderString("Transfer-Encoding") == null ? 0 : Long.MAX_VALUE;
    }

    private static final class Body extends FilterInputStream {
        private long left;

        Body(InputStream content, long length) {
            super(content);
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            try {
                int count = in.read(bytes, offset, (int) Math.min(length, left));
                left -= Math.max(count, 0);
                return count;
            } catch (IOException e) {
                throw translated(e);
            }
        }

        private static IOException translated(IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
                    throw new ProblemException(ErrorType.REQUEST_TIMEOUT, "The body was silent for too long.");
                }
            }
            return e;
        }
    }
}
