package app.recordings.recording.rest;

import app.recordings.recording.RecordingLinkService;
import app.recordings.request.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The links that open a recording to others. */
@Path("/recordings/{id}/links")
@ApplicationScoped
@Tag(name = "Recordings")
public class LinksResource {
    @Inject
    RecordingLinkService links;

    @Inject
    CurrentCaller caller;

    @DELETE
    @Operation(summary = "Revoke every link to the recording, such as the one in an email")
    public void revoke(@PathParam("id") String id) {
        links.revoke(caller.ownerId(), RecordingsResource.id(id));
    }
}
