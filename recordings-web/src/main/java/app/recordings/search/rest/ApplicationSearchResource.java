package app.recordings.search.rest;

import app.recordings.request.CurrentCaller;
import app.recordings.search.MessageQuery;
import app.recordings.search.MessageScope;
import app.recordings.search.MessageSearchService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is said in all of an application's chats. */
@Path("/applications/{token}/messages/search")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chats")
public class ApplicationSearchResource {
    @Inject
    MessageSearchService messages;

    @Inject
    CurrentCaller caller;

    @GET
    @Operation(summary = "Search all of the application's messages, best first")
    public MessageHitPage search(
            @PathParam("token") String token,
            @QueryParam("query") String text,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        MessageScope scope = MessageScope.of(token);
        MessageQuery query = MessageHitPage.query(scope, text, limit, cursor);
        return MessageHitPage.of(query, messages.search(caller.get(), query));
    }
}
