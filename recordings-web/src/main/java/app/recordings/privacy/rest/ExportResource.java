package app.recordings.privacy.rest;

import app.recordings.privacy.EmailAddress;
import app.recordings.privacy.ErasureService;
import app.recordings.privacy.Export;
import app.recordings.request.ClientConnection;
import app.recordings.request.CurrentCaller;
import app.recordings.request.LeavesTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is kept of somebody, to take along. */
@Path("/export")
@ApplicationScoped
@Produces(MediaType.WILDCARD)
@Tag(name = "Privacy")
public class ExportResource {
    @Inject
    Export export;

    @Inject
    CurrentCaller caller;

    @GET
    @LeavesTrace
    @Operation(summary = "All that the caller has, as a ZIP archive; for an administrator what an email address has")
    public Response get(@QueryParam("email") String email, @Context HttpServletRequest request) {
        Export.Archive archive = email == null ? export.own(caller.get()) : ofAddress(email);
        export.requireRoom();
        ClientConnection connection = ClientConnection.of(request);
        return Response.ok((StreamingOutput) out -> write(archive, out, connection), "application/zip")
                .header("Content-Disposition", "attachment; filename=\"recordings.zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** What ends well is taken for whole by its client, so what fails must not. */
    private static void write(Export.Archive archive, OutputStream out, ClientConnection connection)
            throws IOException {
        try {
            archive.writeTo(out);
        } catch (IOException | RuntimeException e) {
            connection.cut();
            throw e;
        }
    }

    private Export.Archive ofAddress(String email) {
        ErasureService.requireAdministrator(caller.get());
        return export.ofAddress(new EmailAddress(email));
    }
}
