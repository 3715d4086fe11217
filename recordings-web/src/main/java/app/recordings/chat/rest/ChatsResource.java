package app.recordings.chat.rest;

import app.recordings.chat.Chat;
import app.recordings.chat.ChatService;
import app.recordings.chat.NewChat;
import app.recordings.request.CurrentCaller;
import app.recordings.request.NumberCursor;
import app.recordings.request.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An application's chats. */
@Path("/applications/{token}/chats")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chats")
public class ChatsResource {
    @Inject
    ChatService chats;

    @Inject
    CurrentCaller caller;

    @Inject
    PublicUrl publicUrl;

    /** @param title null or left out for none */
    public record ChatRequest(String title) {
        static NewChat order(UUID application, ChatRequest request) {
            return new NewChat(application, request == null ? null : request.title());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a chat; it gets the next number")
    public Response create(@PathParam("token") String token, ChatRequest request) {
        Chat made = chats.create(caller.get(), ChatRequest.order(ChatPath.application(token), request));
        return Response.created(publicUrl.absolute(ChatPath.of(made.key())))
                .entity(ChatResponse.of(made))
                .build();
    }

    @GET
    @Operation(summary = "The application's chats, newest first")
    public ChatResponse.Page list(
            @PathParam("token") String token, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        NumberCursor page = NumberCursor.page(limit, cursor, Long.MAX_VALUE);
        List<Chat> rows = chats.list(caller.get(), ChatPath.application(token), page.last(), page.limit());
        return new ChatResponse.Page(
                page.shown(rows).stream().map(ChatResponse::of).toList(), page.next(rows, Chat::number));
    }

    @GET
    @Path("{chat}")
    @Operation(summary = "One chat")
    public ChatResponse get(@PathParam("token") String token, @PathParam("chat") String chat) {
        return ChatResponse.of(chats.get(caller.get(), ChatPath.chat(token, chat)));
    }

    @PUT
    @Path("{chat}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a chat another title")
    public ChatResponse rename(@PathParam("token") String token, @PathParam("chat") String chat, ChatRequest request) {
        return ChatResponse.of(chats.rename(
                caller.get(), ChatPath.chat(token, chat), ChatRequest.order(ChatPath.application(token), request)));
    }
}
