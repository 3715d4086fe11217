package app.recordings.chat.rest;

import app.recordings.chat.ChatKey;
import app.recordings.chat.ChatService;
import app.recordings.chat.MessageService;
import app.recordings.chat.MessageView;
import app.recordings.chat.NewMessage;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.idempotency.Creation;
import app.recordings.idempotency.Fingerprint;
import app.recordings.idempotency.IdempotentCall;
import app.recordings.idempotency.IdempotentCalls;
import app.recordings.idempotency.SharedCreation;
import app.recordings.idempotency.SharedOrder;
import app.recordings.recording.upload.Upload;
import app.recordings.recording.upload.UploadReader;
import app.recordings.request.CurrentCaller;
import app.recordings.request.NumberCursor;
import app.recordings.request.PublicUrl;
import app.recordings.request.TakesAudio;
import app.recordings.security.Caller;
import app.recordings.time.Ids;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    ChatService chats;

    @Inject
    UploadReader uploads;

    @Inject
    IdempotentCalls idempotency;

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
    public Response append(
            @PathParam("token") String token,
            @PathParam("chat") String chat,
            @HeaderParam("Idempotency-Key") String key,
            MessageRequest request) {
        MessageRequest asked = request == null ? new MessageRequest(null, null) : request;
        NewMessage order = asked.order(ChatPath.chat(token, chat));
        String path = ChatPath.of(order.chat()) + "/messages";
        Fingerprint content = new Fingerprint("POST", path)
                .field("body", order.body())
                .field("recordingId", Objects.toString(order.recordingId(), null));
        try (IdempotentCall call = idempotency.begin(caller.ownerId(), key)) {
            return created(path, call.onceShared(content, creation(order)), call.isReplay());
        }
    }

    @POST
    @TakesAudio
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Say something by voice, as a part \"audio\"")
    public Response speak(
            @PathParam("token") String token,
            @PathParam("chat") String chat,
            @Context HttpHeaders headers,
            InputStream content)
            throws IOException {
        UploadReader.Body body = UploadReader.Body.of(
                headers.getHeaderString(HttpHeaders.CONTENT_TYPE),
                headers.getHeaderString(HttpHeaders.CONTENT_LENGTH),
                content);
        Caller asking = caller.get();
        ChatKey key = chats.get(asking, ChatPath.chat(token, chat)).key();
        String path = ChatPath.of(key) + "/messages";
        try (IdempotentCall call = idempotency.begin(asking.ownerId(), headers.getHeaderString("Idempotency-Key"));
                Upload upload = uploads.read(body, Map.of())) {
            MessageView made = call.once(
                    upload.fingerprint(path),
                    new Creation<>(
                            () -> messages.speak(asking, key, upload.order(key.ownerId())),
                            MessageView::made,
                            number -> messages.get(asking, key, number),
                            Creation.USUAL));
            return created(path, made, call.isReplay());
        }
    }

    private Response created(String path, MessageView made, boolean isReplay) {
        Response.ResponseBuilder response = Response.created(
                        publicUrl.absolute(path + "/" + made.message().number()))
                .entity(MessageResponse.of(made));
        return (isReplay ? response.header("Idempotency-Replayed", true) : response).build();
    }

    private SharedCreation<MessageView> creation(NewMessage order) {
        Caller asking = caller.get();
        return new SharedCreation<>(
                remember -> messages.append(asking, new SharedOrder<>(order, remember)),
                number -> messages.get(asking, order.chat(), number));
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
