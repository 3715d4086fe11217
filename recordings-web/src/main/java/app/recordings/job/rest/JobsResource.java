package app.recordings.job.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventService;
import app.recordings.idempotency.Creation;
import app.recordings.idempotency.Fingerprint;
import app.recordings.idempotency.IdempotentCall;
import app.recordings.idempotency.IdempotentCalls;
import app.recordings.job.Job;
import app.recordings.job.JobFilter;
import app.recordings.job.JobRequestService;
import app.recordings.job.JobService;
import app.recordings.job.JobStatus;
import app.recordings.job.JobSummary;
import app.recordings.job.JobType;
import app.recordings.job.QueuePositions;
import app.recordings.paging.Page;
import app.recordings.request.CurrentCaller;
import app.recordings.request.Cursor;
import app.recordings.request.PublicUrl;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A caller's jobs, of every type. */
@Path("/jobs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
public class JobsResource {
    @Inject
    JobRequestService requests;

    @Inject
    JobService jobs;

    @Inject
    QueuePositions queue;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    EventService events;

    @Inject
    CurrentCaller caller;

    @Inject
    PublicUrl publicUrl;

    /** @param count of the jobs that begin anew */
    public record RetriedResponse(int count) {}

    /** All types at once; {@code nextCursor} is always null. */
    public record TypeList(List<JobType> data, String nextCursor) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put work in the queue")
    public Response submit(JobRequest request, @HeaderParam("Idempotency-Key") String key) {
        JobRequest asked = Optional.ofNullable(request)
                .orElseThrow(() -> new ProblemException(ErrorType.MALFORMED_REQUEST, "The body is empty."));
        UUID owner = caller.ownerId();
        Fingerprint content = new Fingerprint("POST", "/api/v1/jobs")
                .field("type", asked.type())
                .field("parameters", asked.object().toString());
        try (IdempotentCall call = idempotency.begin(owner, key)) {
            Job job = call.once(
                    content,
                    new Creation<>(
                            () -> requests.submit(owner, asked.type(), asked.object()),
                            Job::id,
                            id -> jobs.get(owner, id),
                            Creation.USUAL));
            Response.ResponseBuilder response = Response.accepted(JobResponse.of(job, null))
                    .location(publicUrl.absolute(JobResponse.path(job.id())));
            return (call.isReplay() ? response.header("Idempotency-Replayed", true) : response).build();
        }
    }

    @GET
    @Operation(summary = "The caller's jobs, newest first")
    public Response list(
            @QueryParam("status") String status,
            @QueryParam("type") String type,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        long now = events.now();
        Page<Job> page =
                requests.list(caller.ownerId(), filter(status, type), Cursor.page(limit, cursor, status, type));
        JobList list =
                new JobList(page.rows().stream().map(this::shown).toList(), Cursor.write(page.next(), status, type));
        return Response.ok(list).header("Last-Event-ID", now).build();
    }

    @GET
    @Path("types")
    @Operation(summary = "The types of work, and which of them this server is set up for")
    public TypeList types() {
        return new TypeList(requests.types(), null);
    }

    @GET
    @Path("summary")
    @Operation(summary = "How many jobs the caller has; an administrator is told of everybody's")
    public JobSummary summary() {
        return requests.summary(caller.get());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One job")
    public JobResponse get(@PathParam("id") String id) {
        return shown(jobs.get(caller.ownerId(), id(id)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Cancel a job that has not ended")
    public Response cancel(@PathParam("id") String id) {
        return Response.accepted(JobResponse.of(requests.cancel(caller.ownerId(), id(id)), null))
                .build();
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "Begin anew after failure or cancellation")
    public Response retry(@PathParam("id") String id) {
        return Response.accepted(JobResponse.of(requests.retry(caller.ownerId(), id(id)), null))
                .build();
    }

    @POST
    @Path("retry")
    @Operation(summary = "Begin anew with all that failed or were cancelled")
    public Response retryAll(@QueryParam("status") String status, @QueryParam("type") String type) {
        return Response.accepted(new RetriedResponse(requests.retryAll(caller.ownerId(), filter(status, type))))
                .build();
    }

    private JobResponse shown(Job job) {
        return JobResponse.of(job, queue.position(job));
    }

    private static JobFilter filter(String status, String type) {
        return new JobFilter(status == null ? null : status(status), type);
    }

    private static JobStatus status(String text) {
        return JobStatus.of(text)
                .orElseThrow(() -> new ProblemException(ErrorType.INVALID_PARAMETER, "There is no such status."));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> ProblemException.notFound("job"));
    }
}
