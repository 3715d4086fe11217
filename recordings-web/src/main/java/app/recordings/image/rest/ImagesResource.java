package app.recordings.image.rest;

import app.recordings.error.ProblemException;
import app.recordings.image.ImageService;
import app.recordings.image.StoredImage;
import app.recordings.request.Public;
import app.recordings.storage.ObjectStorage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pictures that jobs chose: for anyone who has the id, which cannot be guessed, and never changing. */
@Path("/images")
@ApplicationScoped
@Tag(name = "Images")
public class ImagesResource {
    private static final String FOREVER = "public, max-age=31536000, immutable";

    @Inject
    ImageService images;

    @Inject
    ObjectStorage storage;

    @GET
    @Public
    @Path("{id}")
    @Produces(MediaType.WILDCARD)
    @SecurityRequirements
    @Operation(summary = "A picture")
    public Response get(@PathParam("id") String id, @Context Request request) {
        StoredImage image = images.stored(id(id));
        EntityTag tag = new EntityTag(id);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged != null
                ? unchanged
                : Response.ok((StreamingOutput) out -> copy(image, out), image.contentType())
                        .header(HttpHeaders.CONTENT_LENGTH, image.sizeBytes());
        return response.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    private void copy(StoredImage image, OutputStream out) throws IOException {
        try (InputStream in = storage.read(image.objectId(), 0)) {
            in.transferTo(out);
        }
    }

    private static UUID id(String text) {
        if (!text.matches("[0-9a-f]{32}")) {
            throw ProblemException.notFound("image");
        }
        return new UUID(HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
    }
}
