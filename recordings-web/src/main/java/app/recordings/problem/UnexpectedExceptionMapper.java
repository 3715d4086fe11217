package app.recordings.problem;

import app.recordings.error.ErrorType;
import app.recordings.request.RequestId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Everything nobody foresaw: told to the log in full, to the caller not at all. A database that is away is no defect but a wait. */
@Provider
@ApplicationScoped
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(UnexpectedExceptionMapper.class.getName());
    private static final String CONNECTION_FAILURE = "08";
    private static final String OPERATOR_INTERVENTION = "57P";
    private static final String OUT_OF_RESOURCES = "53";

    @Inject
    ProblemResponses responses;

    @Inject
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable e) {
        if (isDatabaseAway(e)) {
            LOG.log(Level.WARNING, "Request {0} found the database away", RequestId.of(request));
            return responses
                    .of(new Problem(ErrorType.OVERLOADED, "The server cannot take this now; try again soon."))
                    .header(HttpHeaders.RETRY_AFTER, 2)
                    .build();
        }
        LOG.log(Level.SEVERE, "Request " + RequestId.of(request) + " failed", e);
        return responses
                .of(new Problem(
                        ErrorType.INTERNAL,
                        "Something went wrong on the server; the request id tells the operator where to look."))
                .build();
    }

    private static boolean isDatabaseAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLException sql && isAway(sql)) {
                return true;
            }
        }
        return false;
    }

    // SQLSTATE classes of PostgreSQL; the pool's own errors have none.
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith(CONNECTION_FAILURE)
                || state.startsWith(OPERATOR_INTERVENTION)
                || state.startsWith(OUT_OF_RESOURCES);
    }
}
