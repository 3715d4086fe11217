package app.recordings.audio.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** A request answered by a problem. @param retryAfterSeconds when to try again, 0 for no such advice */
record Refusal(Problem problem, int retryAfterSeconds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Answers and ends. */
    void answer(Response response, Callback callback) {
        response.write(true, head(response), callback);
    }

    /**
     * Answers at once and closes the connection only when the body has been read, or enough of it: so that the client
     * can read the answer, whether it looks for it while it sends or afterwards.
     */
    void answer(Request request, Response response, Callback callback, long mostBytes) {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            answer(response, callback);
            return;
        }
        Runnable end = () -> response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        Discard discard = new Discard(request, mostBytes, end);
        response.write(false, head(response), Callback.from(discard::run, callback::failed));
    }

    private ByteBuffer head(Response response) {
        byte[] body = json(problem);
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        // The body may stay unread in part, so the client must not use this connection again.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        if (retryAfterSeconds > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, retryAfterSeconds);
        }
        return ByteBuffer.wrap(body);
    }

    private static byte[] json(Problem problem) {
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
