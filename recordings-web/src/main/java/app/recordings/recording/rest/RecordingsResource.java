package app.recordings.recording.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventService;
import app.recordings.idempotency.IdempotentCall;
import app.recordings.idempotency.IdempotentCalls;
import app.recordings.idempotency.SharedCreation;
import app.recordings.idempotency.SharedOrder;
import app.recordings.job.JobStatus;
import app.recordings.job.QueuePositions;
import app.recordings.language.ReaderLanguage;
import app.recordings.paging.Page;
import app.recordings.recording.RecordingFilter;
import app.recordings.recording.RecordingService;
import app.recordings.recording.RecordingView;
import app.recordings.recording.upload.Upload;
import app.recordings.recording.upload.UploadReader;
import app.recordings.request.CurrentCaller;
import app.recordings.request.Cursor;
import app.recordings.request.PublicUrl;
import app.recordings.request.TakesAudio;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A caller's recordings. */
@Path("/recordings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recordings")
public class RecordingsResource {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    @Inject
    RecordingService recordings;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    QueuePositions queue;

    @Inject
    EventService events;

    @Inject
    UploadReader uploads;

    @Inject
    CurrentCaller caller;

    @Inject
    PublicUrl publicUrl;

    @POST
    @TakesAudio
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Send a recording, as multipart/form-data with a part \"audio\" or as plain audio")
    public Response submit(
            InputStream content,
            @Context HttpHeaders headers,
            @QueryParam("email") String email,
            @QueryParam("language") String language)
            throws IOException {
        Map<String, String> query = new HashMap<>();
        query.put("email", email);
        query.put("language", language);
        UploadReader.Body body = UploadReader.Body.of(
                headers.getHeaderString(HttpHeaders.CONTENT_TYPE),
                headers.getHeaderString(HttpHeaders.CONTENT_LENGTH),
                content);
        try (IdempotentCall call = idempotency.begin(caller.ownerId(), headers.getHeaderString(IDEMPOTENCY_KEY));
                Upload upload = uploads.read(body, query)) {
            ReaderLanguage reader = ReaderLanguage.of(headers.getAcceptableLanguages());
            RecordingView made = call.onceShared(upload.fingerprint(RecordingResponse.BASE), creation(upload, reader));
            Response.ResponseBuilder response = Response.accepted(RecordingResponse.of(made, null))
                    .location(publicUrl.absolute(
                            RecordingResponse.path(made.recording().id())));
            return (call.isReplay() ? response.header(REPLAYED, true) : response).build();
        }
    }

    private SharedCreation<RecordingView> creation(Upload upload, ReaderLanguage reader) {
        UUID owner = caller.ownerId();
        return new SharedCreation<>(
                made -> recordings.submit(new SharedOrder<>(upload.order(owner, reader), made)),
                id -> recordings.get(owner, id));
    }

    @GET
    @Operation(summary = "The caller's recordings, newest first")
    public Response list(
            @QueryParam("status") String status,
            @QueryParam("email") String email,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        long now = events.now();
        RecordingFilter filter = new RecordingFilter(status == null ? null : status(status), email);
        Page<RecordingView> page = recordings.list(caller.ownerId(), filter, Cursor.page(limit, cursor, status, email));
        RecordingList list = new RecordingList(
                page.rows().stream()
                        .map(view -> RecordingResponse.of(view, queue.position(view.job())))
                        .toList(),
                Cursor.write(page.next(), status, email));
        return Response.ok(list).header("Last-Event-ID", now).build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One recording")
    @APIResponse(
            responseCode = "200",
            description = "The recording",
            content = @Content(schema = @Schema(implementation = RecordingResponse.class)))
    public Response get(@PathParam("id") String id, @Context Request request) {
        RecordingView view = recordings.get(caller.ownerId(), id(id));
        EntityTag tag = RecordingResponse.tag(view);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response =
                unchanged == null ? Response.ok(RecordingResponse.of(view, queue.position(view.job()))) : unchanged;
        return Caching.revalidated(response, tag).build();
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "Begin anew after failure or cancellation")
    public Response retry(@PathParam("id") String id) {
        return Response.accepted(RecordingResponse.of(recordings.retry(caller.ownerId(), id(id)), null))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a recording and all that came of it")
    public void delete(@PathParam("id") String id) {
        recordings.delete(caller.ownerId(), id(id));
    }

    static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> ProblemException.notFound("recording"));
    }

    private static JobStatus status(String text) {
        return JobStatus.of(text)
                .orElseThrow(() -> new ProblemException(ErrorType.INVALID_PARAMETER, "There is no such status."));
    }
}
