package app.recordings.problem;

import app.recordings.error.ErrorType;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Errors that JAX-RS finds before a resource is reached: no such path, method, type or parameter. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {
    /** What says more than the status: the methods there are, the size there is. */
    private static final List<String> TOLD = List.of(HttpHeaders.ALLOW, "Content-Range");

    @Inject
    ProblemResponses responses;

    @Override
    public Response toResponse(WebApplicationException e) {
        Response original = e.getResponse();
        if (original.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()) {
            return original;
        }
        Response.ResponseBuilder response = responses.of(Statuses.problem(original.getStatus()));
        for (String header : TOLD) {
            if (original.getHeaderString(header) != null) {
                response.header(header, original.getHeaderString(header));
            }
        }
        return response.build();
    }

    /** What a bare status means. */
    static final class Statuses {
        private Statuses() {}

        static Problem problem(int status) {
            return switch (status) {
                case 400 -> new Problem(ErrorType.MALFORMED_REQUEST, "The request could not be read.");
                case 401 -> new Problem(ErrorType.UNAUTHENTICATED, "Credentials are needed here.");
                case 403 -> new Problem(ErrorType.FORBIDDEN, "This is not allowed.");
                case 404 -> new Problem(ErrorType.NOT_FOUND, "There is nothing at this address.");
                // the server's own word for a method that it never heard of is 501
                case 405, 501 -> new Problem(ErrorType.METHOD_NOT_ALLOWED, "This address does not take this method.");
                case 406 -> new Problem(ErrorType.NOT_ACCEPTABLE, "The answer cannot be given in an accepted type.");
                case 408 -> new Problem(ErrorType.REQUEST_TIMEOUT, "The request took too long to arrive.");
                case 413 -> new Problem(ErrorType.PAYLOAD_TOO_LARGE, "The request is too large.");
                case 415 -> new Problem(ErrorType.UNSUPPORTED_MEDIA_TYPE, "This content type is not taken here.");
                case 416 -> new Problem(ErrorType.RANGE_NOT_SATISFIABLE, "The range lies behind the end.");
                case 503 -> new Problem(ErrorType.OVERLOADED, "The server cannot take this now; try again soon.");
                default ->
                    status < 500
                            ? new Problem(ErrorType.MALFORMED_REQUEST, "The request could not be understood.")
                            : new Problem(ErrorType.INTERNAL, "Something went wrong on the server.");
            };
        }
    }
}
