package app.recordings.audio.server;

import java.io.IOException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Answers one path. Blocks; may throw {@link ProblemException} until it begins to answer. */
interface Endpoint {
    String method();

    void answer(Request request, Response response) throws IOException;
}
