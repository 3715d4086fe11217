package app.recordings.recording.rest;

import app.recordings.recording.RecordingService;
import app.recordings.recording.Renditions;
import app.recordings.recording.StoredAudio;
import app.recordings.request.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audio of a recording. */
@Path("/recordings/{id}/audio")
@ApplicationScoped
@Produces(MediaType.WILDCARD)
@Tag(name = "Recordings")
public class AudioResource {
    @Inject
    RecordingService recordings;

    @Inject
    Renditions renditions;

    @Inject
    AudioResponses responses;

    @Inject
    CurrentCaller caller;

    @GET
    @Operation(summary = "The audio as it was sent, or with rendition=playback in a form that players can seek in")
    public Response get(
            @PathParam("id") String id,
            @QueryParam("rendition") String rendition,
            @Context Request request,
            @Context HttpHeaders headers) {
        UUID recording = RecordingsResource.id(id);
        StoredAudio audio = AudioResponses.isOther(rendition, "original", "playback")
                ? renditions.playback(caller.ownerId(), recording)
                : recordings.audio(caller.ownerId(), recording);
        return responses.of(audio, request, headers);
    }
}
