package app.recordings.chat.rest;

import app.recordings.chat.ChatKey;
import app.recordings.chat.MessageService;
import app.recordings.chat.MessageView;
import app.recordings.chat.NewMessage;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.request.CurrentCaller;
import app.recordings.request.NumberCursor;
import app.recordings.request.PublicUrl;
import app.recordings.time.Ids;
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

/** What is said in a chat. */
@Path("/applications/{token}/chats/{chat}/messages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chats")
public class MessagesResource {
    @Inject
    MessageService messages;

    @Inject
    CurrentCaller caller;

    @Inject
    PublicUrl publicUrl;

    /** Either a body or a recording of the application's own. */
    public record MessageRequest(String body, String recordingId) {
        private static UUID recording(String id) {
            return Ids.parse(id)
                    .orElseThrow(() -> ProblemException.invalid(
                            List.of(new Violation("recordingId", "body", "There is no such recording."))));
        }

        NewMessage order(ChatKey chat) {
            return new NewMessage(chat, body, recordingId == null ? null : recording(recordingId));
        }
    }

    /** The new body. */
    public record EditRequest(String body) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say something, in writing or by a recording; it gets the chat's next number")
    public Response append(@PathParam("token") String token, @PathParam("chat") String chat, MessageRequest request) {
        ChatKey key = ChatPath.chat(token, chat);
        MessageRequest asked = request == null ? new MessageRequest(null, null) : request;
        MessageView made = messages.append(caller.get(), asked.order(key));
        return Response.created(publicUrl.absolute(
                        ChatPath.of(key) + "/messages/" + made.message().number()))
                .entity(MessageResponse.of(made))
                .build();
    }

    @GET
    @Operation(summary = "The chat's messages, oldest first")
    public MessageResponse.Page list(
            @PathParam("token") String token,
            @PathParam("chat") String chat,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        NumberCursor page = NumberCursor.page(limit, cursor, 0);
        List<MessageView> rows = messages.list(caller.get(), ChatPath.chat(token, chat), page.last(), page.limit());
        return new MessageResponse.Page(
                page.shown(rows).stream().map(MessageResponse::of).toList(),
                page.next(rows, view -> view.message().number()));
    }

    @GET
    @Path("{message}")
    @Operation(summary = "One message")
    public MessageResponse get(
            @PathParam("token") String token, @PathParam("chat") String chat, @PathParam("message") String message) {
        return MessageResponse.of(messages.get(caller.get(), ChatPath.chat(token, chat), ChatPath.message(message)));
    }

    @PUT
    @Path("{message}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a message another body")
    public MessageResponse edit(
            @PathParam("token") String token,
            @PathParam("chat") String chat,
            @PathParam("message") String message,
            EditRequest request) {
        return MessageResponse.of(messages.edit(
                caller.get(),
                ChatPath.chat(token, chat),
                ChatPath.message(message),
                request == null ? null : request.body()));
    }
}
