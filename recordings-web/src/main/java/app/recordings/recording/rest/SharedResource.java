package app.recordings.recording.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.Recording;
import app.recordings.recording.RecordingLinkService;
import app.recordings.recording.RecordingService;
import app.recordings.recording.Renditions;
import app.recordings.recording.StoredAudio;
import app.recordings.request.BySignature;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One recording, for reading, to whoever has a link to it. */
@Path("/shared/{link}")
@ApplicationScoped
@Tag(name = "Recordings")
public class SharedResource {
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Inject
    RecordingLinkService links;

    @Inject
    RecordingService recordings;

    @Inject
    Renditions renditions;

    @Inject
    AudioResponses responses;

    @GET
    @BySignature
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "The page of one recording, for whoever has the link")
    public Response page(@PathParam("link") String link, @Context HttpHeaders headers) {
        SharedPage page = SharedPage.in(headers.getAcceptableLanguages());
        try {
            return answer(Response.Status.OK, page.of(links.open(link), link));
        } catch (ProblemException e) {
            if (e.type() != ErrorType.NOT_FOUND) {
                throw e;
            }
            return answer(Response.Status.NOT_FOUND, page.gone());
        }
    }

    @GET
    @BySignature
    @Path("audio")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Its audio, in a form that players can seek in")
    public Response audio(@PathParam("link") String link, @Context Request request, @Context HttpHeaders headers) {
        Recording recording = links.open(link).recording();
        return responses.of(renditions.playback(recording.ownerId(), recording.id()), request, headers);
    }

    @GET
    @BySignature
    @Path("corrected-audio")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Its corrected text, spoken; as WebM, or with format=mp3 for players without Opus")
    public Response correctedAudio(
            @PathParam("link") String link,
            @QueryParam("format") String format,
            @Context Request request,
            @Context HttpHeaders headers) {
        Recording recording = links.open(link).recording();
        StoredAudio audio = AudioResponses.isOther(format, "webm", "mp3")
                ? renditions.correctedMp3(recording.ownerId(), recording.id())
                : recordings.correctedAudio(recording.ownerId(), recording.id());
        return responses.of(audio, request, headers);
    }

    private static Response answer(Response.Status status, String html) {
        return Response.status(status)
                .entity(html)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
