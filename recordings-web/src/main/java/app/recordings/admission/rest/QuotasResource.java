package app.recordings.admission.rest;

import app.recordings.application.ApplicationService;
import app.recordings.error.ProblemException;
import app.recordings.job.JobRequestService;
import app.recordings.quota.Limits;
import app.recordings.quota.Quota;
import app.recordings.quota.Quotas;
import app.recordings.quota.StoredBytesService;
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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much an application may do. */
@Path("/applications/{token}/quotas")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Applications")
public class QuotasResource {
    @Inject
    Quotas quotas;

    @Inject
    ApplicationService applications;

    @Inject
    StoredBytesService storedBytes;

    @Inject
    JobRequestService jobs;

    @Inject
    CurrentCaller caller;

    /**
     * An application's quotas.
     *
     * @param limits what holds; null for no limit
     * @param overrides what an administrator set for it; null for what the operator configured for all
     * @param used in the windows that run, and at this time
     */
    public record QuotasResponse(QuotaFigures limits, QuotaFigures overrides, QuotaFigures used) {}

    @GET
    @Operation(summary = "An application's quotas, and what is used of them")
    public QuotasResponse get(@PathParam("token") String token) {
        return response(applications.get(caller.get(), id(token)).id());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set an application's own quotas, for administrators")
    public QuotasResponse put(@PathParam("token") String token, QuotaFigures overrides) {
        UUID application = id(token);
        quotas.override(caller.get(), application, overrides == null ? Map.of() : overrides.toMap());
        return response(application);
    }

    private QuotasResponse response(UUID application) {
        Limits limits = quotas.limits(application);
        Map<Quota, Long> used = quotas.used(application);
        used.put(Quota.STORED_BYTES, storedBytes.sum(application));
        used.put(Quota.QUEUED_JOBS, jobs.queued(application));
        return new QuotasResponse(
                QuotaFigures.of(quota -> limits.has(quota) ? limits.of(quota) : null),
                QuotaFigures.of(quotas.overrides(application)::get),
                QuotaFigures.of(used::get));
    }

    private static UUID id(String token) {
        return Ids.parse(token).orElseThrow(() -> ProblemException.notFound("application"));
    }
}
