package app.recordings.chat.rest;

import app.recordings.chat.Chat;
import app.recordings.chat.ChatService;
import app.recordings.chat.NewChat;
import app.recordings.idempotency.Fingerprint;
import app.recordings.idempotency.IdempotentCall;
import app.recordings.idempotency.IdempotentCalls;
import app.recordings.idempotency.SharedCreation;
import app.recordings.idempotency.SharedOrder;
import app.recordings.request.CurrentCaller;
import app.recordings.request.NumberCursor;
import app.recordings.request.PublicUrl;
import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
    IdempotentCalls idempotency;

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
    public Response create(
            @PathParam("token") String token, @HeaderParam("Idempotency-Key") String key, ChatRequest request) {
        NewChat order = ChatRequest.order(ChatPath.application(token), request);
        Fingerprint content = new Fingerprint("POST", ChatPath.chatsOf(order.ownerId())).field("title", order.title());
        try (IdempotentCall call = idempotency.begin(caller.ownerId(), key)) {
            Chat made = call.onceShared(content, creation(order));
            Response.ResponseBuilder response = Response.created(publicUrl.absolute(ChatPath.of(made.key())))
                    .entity(ChatResponse.of(made));
            return (call.isReplay() ? response.header("Idempotency-Replayed", true) : response).build();
        }
    }

    private SharedCreation<Chat> creation(NewChat order) {
        Caller asking = caller.get();
        return new SharedCreation<>(
                remember -> chats.create(asking, new SharedOrder<>(order, remember)), id -> chats.get(asking, id));
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
