package app.recordings.privacy.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.privacy.Retention;
import app.recordings.privacy.RetentionService;
import app.recordings.request.CurrentCaller;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How long an application's recordings are kept. */
@Path("/applications/{token}/retention")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
public class RetentionResource {
    @Inject
    RetentionService retentions;

    @Inject
    CurrentCaller caller;

    /** @param recordingsMs null for what the operator says */
    public record RetentionRequest(Long recordingsMs) {}

    /**
     * How long recordings are kept.
     *
     * @param recordingsMs null for ever
     * @param inherited whether that is what the operator says
     */
    public record RetentionResponse(Long recordingsMs, boolean inherited) {
        static RetentionResponse of(Retention retention) {
            return new RetentionResponse(
                    retention.keep() == null ? null : retention.keep().toMillis(), retention.isInherited());
        }
    }

    @GET
    @Operation(summary = "How long recordings are kept")
    public RetentionResponse get(@PathParam("token") String token) {
        return RetentionResponse.of(retentions.get(caller.get(), application(token)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say how long recordings are kept; older ones are deleted")
    public RetentionResponse put(@PathParam("token") String token, RetentionRequest request) {
        if (request == null) {
            throw new ProblemException(ErrorType.MALFORMED_REQUEST, "The body must be a JSON object.");
        }
        return RetentionResponse.of(retentions.put(caller.get(), application(token), request.recordingsMs()));
    }

    private static UUID application(String token) {
        return Ids.parse(token).orElseThrow(() -> ProblemException.notFound("application"));
    }
}
