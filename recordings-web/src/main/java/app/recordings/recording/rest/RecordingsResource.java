package app.recordings.recording.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventService;
import app.recordings.job.JobStatus;
import app.recordings.paging.Page;
import app.recordings.recording.RecordingFilter;
import app.recordings.recording.RecordingService;
import app.recordings.recording.RecordingView;
import app.recordings.request.CurrentCaller;
import app.recordings.request.Cursor;
import app.recordings.request.PublicUrl;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A caller's recordings. */
@Path("/recordings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recordings")
public class RecordingsResource {
    @Inject
    RecordingService recordings;

    @Inject
    EventService events;

    @Inject
    UploadReader uploads;

    @Inject
    AudioResponses audioResponses;

    @Inject
    CurrentCaller caller;

    @Inject
    PublicUrl publicUrl;

    @POST
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
        UploadReader.Body body =
                new UploadReader.Body(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), length(headers), content);
        try (Upload upload = uploads.read(body, query)) {
            RecordingView made = recordings.submit(upload.order(caller.ownerId()));
            return Response.accepted(RecordingResponse.of(made))
                    .location(publicUrl.absolute(
                            RecordingResponse.path(made.recording().id())))
                    .build();
        }
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
                page.rows().stream().map(RecordingResponse::of).toList(), Cursor.write(page.next(), status, email));
        return Response.ok(list).header("Last-Event-ID", now).build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One recording")
    public RecordingResponse get(@PathParam("id") String id) {
        return RecordingResponse.of(recordings.get(caller.ownerId(), id(id)));
    }

    @GET
    @Path("{id}/audio")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The audio as it was sent")
    public Response audio(@PathParam("id") String id, @Context Request request, @Context HttpHeaders headers) {
        return audioResponses.of(recordings.audio(caller.ownerId(), id(id)), request, headers);
    }

    @GET
    @Path("{id}/corrected-audio")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The corrected text, spoken")
    public Response correctedAudio(@PathParam("id") String id, @Context Request request, @Context HttpHeaders headers) {
        return audioResponses.of(recordings.correctedAudio(caller.ownerId(), id(id)), request, headers);
    }

    @GET
    @Path("{id}/transcript")
    @Operation(summary = "What was said, word by word, and what was corrected in it")
    public TranscriptResponse transcript(@PathParam("id") String id) {
        return TranscriptResponse.of(recordings.transcript(caller.ownerId(), id(id)));
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "Begin anew after failure or cancellation")
    public Response retry(@PathParam("id") String id) {
        return Response.accepted(RecordingResponse.of(recordings.retry(caller.ownerId(), id(id))))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a recording and all that came of it")
    public void delete(@PathParam("id") String id) {
        recordings.delete(caller.ownerId(), id(id));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> ProblemException.notFound("recording"));
    }

    private static JobStatus status(String text) {
        return JobStatus.of(text)
                .orElseThrow(() -> new ProblemException(ErrorType.INVALID_PARAMETER, "There is no such status."));
    }

    private static long length(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }
}
