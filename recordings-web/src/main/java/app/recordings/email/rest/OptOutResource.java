package app.recordings.email.rest;

import app.recordings.email.EmailService;
import app.recordings.request.BySignature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** No more emails to an address: a page that asks, as mail programs open links by themselves, and the one click (RFC 8058). */
@Path("/email/opt-out/{link}")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Email")
public class OptOutResource {
    @Inject
    EmailService emails;

    @GET
    @BySignature
    @Operation(summary = "Ask whether no more emails shall come")
    public Response ask(@PathParam("link") String link) {
        emails.requireToken(link);
        return page("<p>Shall no more emails be sent to the address that this link came to?</p>"
                + "<form method=\"post\"><button>No more emails</button></form>");
    }

    @POST
    @BySignature
    @Operation(summary = "No more emails to this address")
    public Response optOut(@PathParam("link") String link) {
        emails.optOut(link);
        return page("<p>No more emails will be sent to this address.</p>");
    }

    private static Response page(String body) {
        return Response.ok("""
                        <!DOCTYPE html>
                        <html lang="en"><head><meta charset="UTF-8"><title>Emails</title>
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="robots" content="noindex"><link rel="stylesheet" href="/css/base.css"></head>
                        <body><main><h1>Emails</h1>%s</main></body></html>
                        """.formatted(body), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
