package app.recordings.audio.server;

import app.recordings.audio.trace.Stage;
import app.recordings.audio.work.WorkException;
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

    private final Map<String, Endpoint> endpoints;
    private final long mostDiscardedBytes;

    /** @param mostDiscardedBytes read of a refused request's body */
    Router(Map<String, Endpoint> endpoints, long mostDiscardedBytes) {
        this.endpoints = endpoints;
        this.mostDiscardedBytes = mostDiscardedBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String name = request.getMethod() + " " + Request.getPathInContext(request);
        try (Stage stage = Stage.request(name, request.getHeaders()::get)) {
            answer(request, response, callback, stage);
        }
        return true;
    }

    private void answer(Request request, Response response, Callback callback, Stage stage) {
        try {
            endpoint(request, response).answer(request, response);
            callback.succeeded();
        } catch (EofException e) {
            LOG.debug("The client has gone", e);
            callback.failed(e);
        } catch (Exception e) {
            stage.failed(e.getClass().getSimpleName());
            if (response.isCommitted()) {
                LOG.debug("An answer ends early", e);
                callback.failed(e);
            } else {
                refusal(e).answer(request, response, callback, mostDiscardedBytes);
            }
        }
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

    private static Refusal refusal(Exception e) {
        if (e instanceof ProblemException problem) {
            return problem.refusal();
        } else if (e instanceof WorkException work) {
            return new Refusal(Problem.of(work), 0);
        } else if (e instanceof HttpException http) {
            return new Refusal(Problem.of(http.getCode(), "bad-request", "The request is malformed."), 0);
        }
        LOG.error("A request failed", e);
        return new Refusal(Problem.of(500, "internal-error", "The service's log says why."), 0);
    }
}
