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

/** The corrected text of a recording, spoken. */
@Path("/recordings/{id}/corrected-audio")
@ApplicationScoped
@Produces(MediaType.WILDCARD)
@Tag(name = "Recordings")
public class CorrectedAudioResource {
    @Inject
    RecordingService recordings;

    @Inject
    Renditions renditions;

    @Inject
    AudioResponses responses;

    @Inject
    CurrentCaller caller;

    @GET
    @Operation(summary = "The corrected text, spoken; as WebM, or with format=mp3 for players without Opus")
    public Response get(
            @PathParam("id") String id,
            @QueryParam("format") String format,
            @Context Request request,
            @Context HttpHeaders headers) {
        UUID recording = RecordingsResource.id(id);
        StoredAudio audio = AudioResponses.isOther(format, "webm", "mp3")
                ? renditions.correctedMp3(caller.ownerId(), recording)
                : recordings.correctedAudio(caller.ownerId(), recording);
        return responses.of(audio, request, headers);
    }
}
