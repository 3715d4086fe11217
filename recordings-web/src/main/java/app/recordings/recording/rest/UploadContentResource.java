package app.recordings.recording.rest;

import app.recordings.request.BySignature;
import app.recordings.upload.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** Takes the content of uploads at their signed addresses. */
@Path("/upload-content/{link}")
@ApplicationScoped
public class UploadContentResource {
    static final String PATH = "/api/v1/upload-content/";

    @Inject
    Uploads uploads;

    @PUT
    @BySignature
    @Consumes(MediaType.WILDCARD)
    public void put(@PathParam("link") String link, @Context HttpHeaders headers, InputStream content) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        uploads.receive(link, length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1, content);
    }
}
