package app.recordings.privacy.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.job.Job;
import app.recordings.privacy.EmailAddress;
import app.recordings.privacy.Erasure;
import app.recordings.privacy.ErasureService;
import app.recordings.request.CurrentCaller;
import app.recordings.request.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The right to be forgotten. */
@Path("/erasures")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
public class ErasuresResource {
    @Inject
    ErasureService erasures;

    @Inject
    CurrentCaller caller;

    @Inject
    PublicUrl publicUrl;

    /** @param dryRun null or left out for false */
    public record ErasureRequest(String email, Boolean dryRun) {}

    /**
     * What is erased.
     *
     * @param recordings how many there are now
     * @param callers whose they are
     * @param jobId that tells how far it is; null for a dry run
     */
    public record ErasureResponse(long recordings, long callers, long sizeBytes, UUID jobId) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Erase what was sent with an email address, or only count it; for administrators")
    public Response create(ErasureRequest request) {
        ErasureService.requireAdministrator(caller.get());
        if (request == null) {
            throw new ProblemException(ErrorType.MALFORMED_REQUEST, "The body must be a JSON object.");
        }
        EmailAddress address = new EmailAddress(request.email());
        Erasure erasure = erasures.count(caller.get(), address);
        if (Boolean.TRUE.equals(request.dryRun())) {
            return Response.ok(response(erasure, null)).build();
        }
        Job job = erasures.begin(caller.get(), address);
        return Response.accepted(response(erasure, job.id()))
                .location(publicUrl.absolute("/api/v1/jobs/" + job.id()))
                .build();
    }

    private static ErasureResponse response(Erasure erasure, UUID jobId) {
        return new ErasureResponse(erasure.recordings(), erasure.callers(), erasure.sizeBytes(), jobId);
    }
}
