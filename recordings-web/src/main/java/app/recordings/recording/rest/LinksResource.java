package app.recordings.recording.rest;

import app.recordings.error.ProblemException;
import app.recordings.paging.Page;
import app.recordings.recording.NewRecordingLink;
import app.recordings.recording.RecordingLink;
import app.recordings.recording.RecordingLinkLife;
import app.recordings.recording.RecordingLinkService;
import app.recordings.request.CurrentCaller;
import app.recordings.request.Cursor;
import app.recordings.request.PublicUrl;
import app.recordings.request.RevealsSecret;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The links that open a recording to others. */
@Path("/recordings/{id}/links")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recordings")
public class LinksResource {
    @Inject
    RecordingLinkService links;

    @Inject
    CurrentCaller caller;

    @Inject
    PublicUrl publicUrl;

    /** @param expiresInMs null or left out for a week */
    public record LinkRequest(Long expiresInMs) {}

    /** A link as its owner sees it; it says nothing of what opens it. */
    public record LinkResponse(UUID id, Instant expiresAt, Instant createdAt) {
        static LinkResponse of(RecordingLink link) {
            return new LinkResponse(link.id(), link.expiresAt(), link.createdAt());
        }
    }

    /** The only answer that shows where the link leads. */
    public record NewLinkResponse(UUID id, URI url, Instant expiresAt, Instant createdAt) {}

    /** A page of links, newest first; {@code nextCursor} is null on the last one. */
    public record LinkList(List<LinkResponse> data, String nextCursor) {}

    @POST
    @RevealsSecret
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a link that opens the recording, for reading, to whoever has it; it is shown this once")
    public Response create(@PathParam("id") String id, LinkRequest request) {
        RecordingLinkLife life = RecordingLinkLife.of(request == null ? null : request.expiresInMs());
        NewRecordingLink made = links.issue(caller.ownerId(), RecordingsResource.id(id), life);
        RecordingLink link = made.link();
        URI url = publicUrl.absolute("/api/v1/shared/" + made.token());
        return Response.status(Response.Status.CREATED)
                .entity(new NewLinkResponse(link.id(), url, link.expiresAt(), link.createdAt()))
                .build();
    }

    @GET
    @Operation(summary = "The links that work, newest first")
    public LinkList list(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Page<RecordingLink> page =
                links.list(caller.ownerId(), RecordingsResource.id(id), Cursor.page(limit, cursor, id));
        return new LinkList(page.rows().stream().map(LinkResponse::of).toList(), Cursor.write(page.next(), id));
    }

    @DELETE
    @Operation(summary = "Revoke every link to the recording, such as the one in an email")
    public void revoke(@PathParam("id") String id) {
        links.revoke(caller.ownerId(), RecordingsResource.id(id));
    }

    @DELETE
    @Path("{linkId}")
    @Operation(summary = "Revoke a link")
    public void revoke(@PathParam("id") String id, @PathParam("linkId") String linkId) {
        UUID link = Ids.parse(linkId).orElseThrow(() -> ProblemException.notFound("link"));
        links.revoke(caller.ownerId(), RecordingsResource.id(id), link);
    }
}
