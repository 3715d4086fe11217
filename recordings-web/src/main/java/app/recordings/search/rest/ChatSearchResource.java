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

/** What is said in one chat. A resource of its own, as its path is longer than that of the messages. */
@Path("/applications/{token}/chats/{chat}/messages/search")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chats")
public class ChatSearchResource {
    @Inject
    MessageSearchService messages;

    @Inject
    CurrentCaller caller;

    @GET
    @Operation(summary = "Search the chat's messages, best first")
    public MessageHitPage search(
            @PathParam("token") String token,
            @PathParam("chat") String chat,
            @QueryParam("query") String text,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        MessageScope scope = MessageScope.of(token, chat);
        MessageQuery query = MessageHitPage.query(scope, text, limit, cursor);
        return MessageHitPage.of(query, messages.search(caller.get(), query));
    }
}
