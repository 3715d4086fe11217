package app.recordings.webhook.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.request.CurrentCaller;
import app.recordings.request.Cursor;
import app.recordings.request.RevealsSecret;
import app.recordings.time.Ids;
import app.recordings.webhook.DeliveryStatus;
import app.recordings.webhook.WebhookOrder;
import app.recordings.webhook.WebhookRegistry;
import app.recordings.webhook.WebhookService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** An application's webhook. */
@Path("/applications/{token}/webhook")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class WebhookResource {
    @Inject
    WebhookRegistry registry;

    @Inject
    WebhookService webhooks;

    @Inject
    CurrentCaller caller;

    /** @param events the types to be delivered; null or left out for all */
    public record WebhookRequest(String url, List<String> events) {}

    @PUT
    @RevealsSecret
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set the webhook; its new signing secret is shown this once")
    public NewWebhookResponse put(@PathParam("token") String token, WebhookRequest request) {
        WebhookOrder order =
                request == null ? new WebhookOrder(null, null) : new WebhookOrder(request.url(), request.events());
        return NewWebhookResponse.of(registry.put(caller.get(), application(token), order));
    }

    @GET
    @Operation(summary = "The webhook")
    public WebhookResponse get(@PathParam("token") String token) {
        return WebhookResponse.of(webhooks.get(caller.get(), application(token)));
    }

    @DELETE
    @Operation(summary = "Remove the webhook and its log")
    public void delete(@PathParam("token") String token) {
        webhooks.delete(caller.get(), application(token));
    }

    @GET
    @Path("deliveries")
    @Operation(summary = "What was delivered and what is to be, newest first")
    public DeliveryResponse.DeliveryList deliveries(
            @PathParam("token") String token,
            @QueryParam("status") String status,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        DeliveryStatus wanted = status == null ? null : status(status);
        return DeliveryResponse.DeliveryList.of(
                webhooks.deliveries(caller.get(), application(token), wanted, Cursor.page(limit, cursor, status)),
                status);
    }

    @POST
    @Path("deliveries/{id}/retry")
    @Operation(summary = "Deliver once more, whatever came of it before")
    public Response retry(@PathParam("token") String token, @PathParam("id") String id) {
        UUID delivery = Ids.parse(id).orElseThrow(() -> ProblemException.notFound("delivery"));
        return Response.accepted(DeliveryResponse.of(webhooks.retry(caller.get(), application(token), delivery)))
                .build();
    }

    private static DeliveryStatus status(String text) {
        return DeliveryStatus.of(text)
                .orElseThrow(() -> new ProblemException(ErrorType.INVALID_PARAMETER, "There is no such status."));
    }

    private static UUID application(String token) {
        return Ids.parse(token).orElseThrow(() -> ProblemException.notFound("application"));
    }
}
