package app.recordings.problem;

import app.recordings.error.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Errors that the product itself tells of. */
@Provider
public class ProblemExceptionMapper implements ExceptionMapper<ProblemException> {
    @Inject
    ProblemResponses responses;

    @Override
    public Response toResponse(ProblemException e) {
        Response.ResponseBuilder response =
                responses.of(new Problem(e.type(), e.getMessage(), e.violations(), e.members()));
        e.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response.build();
    }
}
