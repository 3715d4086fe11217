package app.recordings.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;

/** Tells a client whose body falls silent that it took too long; the server itself stops waiting after 30 s. */
@Provider
public class SilentBodies implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.hasEntity()) {
            request.setEntityStream(new Impatient(request.getEntityStream()));
        }
    }

    private static final class Impatient extends FilterInputStream {
        Impatient(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                throw translated(e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
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
