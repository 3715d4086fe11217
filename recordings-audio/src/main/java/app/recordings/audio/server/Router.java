package app.recordings.audio.server;

import app.recordings.audio.work.WorkException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the endpoint for a path and turns what it throws into a problem, or breaks an answer that began. */
final class Router extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Endpoint> endpoints;

    Router(Map<String, Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            endpoint(request, response).answer(request, response);
            callback.succeeded();
        } catch (ProblemException e) {
            refuse(response, callback, e.problem(), e.retryAfterSeconds());
        } catch (WorkException e) {
            refuse(response, callback, Problem.of(e), 0);
        } catch (EofException e) {
            LOG.debug("The client has gone", e);
            callback.failed(e);
        } catch (Exception e) {
            fail(response, callback, e);
        }
        return true;
    }

    private Endpoint endpoint(Request request, Response response) {
        Endpoint endpoint = endpoints.get(Request.getPathInContext(request));
        if (endpoint == null) {
            throw new ProblemException(404, "not-found", "There is nothing at this path.");
        } else if (!endpoint.method().equals(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, endpoint.method());
            throw new ProblemException(405, "method-not-allowed", "Only " + endpoint.method() + " is allowed here.");
        }
        return endpoint;
    }

    private static void fail(Response response, Callback callback, Exception e) {
        if (response.isCommitted()) {
            LOG.debug("An answer ends early", e);
            callback.failed(e);
        } else if (e instanceof HttpException http) {
            refuse(response, callback, Problem.of(http.getCode(), "bad-request", "The request is malformed."), 0);
        } else {
            LOG.error("A request failed", e);
            refuse(response, callback, Problem.of(500, "internal-error", "The service's log says why."), 0);
        }
    }

    static void refuse(Response response, Callback callback, Problem problem, int retryAfterSeconds) {
        if (response.isCommitted()) {
            callback.failed(new IllegalStateException(problem.code()));
            return;
        }
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        // The body may be unread, so nothing more can come on this connection: the client must not use it again.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        if (retryAfterSeconds > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, retryAfterSeconds);
        }
        response.write(true, ByteBuffer.wrap(json(problem)), callback);
    }

    private static byte[] json(Problem problem) {
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
