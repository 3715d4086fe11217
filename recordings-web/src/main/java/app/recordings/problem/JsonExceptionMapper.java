package app.recordings.problem;

import app.recordings.error.ErrorType;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Bodies that are not the JSON they should be. */
@Provider
public class JsonExceptionMapper implements ExceptionMapper<ProcessingException> {
    @Inject
    ProblemResponses responses;

    @Inject
    UnexpectedExceptionMapper unexpected;

    @Override
    public Response toResponse(ProcessingException e) {
        return e.getCause() instanceof JsonbException
                ? responses
                        .of(new Problem(ErrorType.MALFORMED_REQUEST, "The body is not the JSON that is expected here."))
                        .build()
                : unexpected.toResponse(e);
    }
}
