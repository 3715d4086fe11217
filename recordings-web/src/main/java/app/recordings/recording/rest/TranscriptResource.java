package app.recordings.recording.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.RecordingService;
import app.recordings.recording.Transcript;
import app.recordings.recording.TranscriptEdit;
import app.recordings.request.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was said in a recording. */
@Path("/recordings/{id}/transcript")
@ApplicationScoped
@Tag(name = "Recordings")
public class TranscriptResource {
    @Inject
    RecordingService recordings;

    @Inject
    CurrentCaller caller;

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "What was said, word by word, and what was corrected in it; as JSON, text or subtitles")
    @APIResponse(
            responseCode = "200",
            description = "In the form that the query or the header Accept asks for",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TranscriptResponse.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/vtt", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/x-subrip", schema = @Schema(implementation = String.class))
            })
    public Response get(
            @PathParam("id") String id,
            @QueryParam("format") String name,
            @Context Request request,
            @Context HttpHeaders headers) {
        TranscriptFormat format = TranscriptFormat.of(name, headers.getAcceptableMediaTypes());
        Transcript transcript = recordings.transcript(caller.ownerId(), RecordingsResource.id(id));
        EntityTag tag = format.tag(transcript.tag());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response =
                unchanged == null ? Response.ok(format.content(transcript), format.type()) : unchanged;
        return Caching.revalidated(response, tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Have an edited text corrected and spoken anew; what is there stays until that is done")
    public Response edit(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, EditRequest request) {
        if (request == null) {
            throw new ProblemException(ErrorType.MALFORMED_REQUEST, "The body must be a JSON object.");
        }
        UUID recording = RecordingsResource.id(id);
        TranscriptEdit edit = new TranscriptEdit(
                request.text(),
                tag -> IfMatch.matches(ifMatch, TranscriptFormat.JSON.tag(tag).getValue()));
        return Response.accepted(RecordingResponse.of(recordings.edit(caller.ownerId(), recording, edit), null))
                .build();
    }
}
