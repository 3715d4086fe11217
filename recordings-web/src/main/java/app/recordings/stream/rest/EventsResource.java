package app.recordings.stream.rest;

import app.recordings.event.TicketService;
import app.recordings.request.ClientConnection;
import app.recordings.request.CurrentCaller;
import app.recordings.request.RevealsSecret;
import app.recordings.request.TakesTicket;
import app.recordings.stream.EventStream;
import app.recordings.stream.EventStreams;
import app.recordings.stream.StreamRequest;
import app.recordings.stream.Subscription;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's events as they happen, and from where the client left off. */
@Path("/events")
@ApplicationScoped
@Tag(name = "Events")
public class EventsResource {
    @Inject
    EventStreams streams;

    @Inject
    StreamRequest asked;

    @Inject
    TicketService tickets;

    @Inject
    CurrentCaller caller;

    @Resource
    ManagedExecutorService executor;

    /** A one-time ticket for opening a stream. */
    public record TicketResponse(String ticket, Instant expiresAt) {}

    @GET
    @TakesTicket
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "The caller's events, live, as server-sent events")
    public void events(
            @Context SseEventSink connection,
            @Context Sse sse,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @QueryParam("after") String after,
            @QueryParam("recordingId") String recordingId,
            @QueryParam("jobId") String jobId) {
        Subscription subscription = asked.subscription(
                caller.get(), new StreamRequest.Wishes(recordingId, jobId, lastEventId == null ? after : lastEventId));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        SseSink sink = new SseSink(sse, connection, ClientConnection.of(request), executor);
        // The first bytes tell the client that the stream is open.
        sink.heartbeat();
        EventStream stream = streams.open(subscription, sink);
        sink.onGone(stream::closed);
    }

    @POST
    @RevealsSecret
    @Path("tickets")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A ticket that opens one stream within 30 s, for clients that cannot send headers")
    public Response ticket() {
        TicketService.Ticket ticket = tickets.issue(caller.get());
        return Response.status(Response.Status.CREATED)
                .entity(new TicketResponse(ticket.secret(), ticket.expiresAt()))
                .build();
    }
}
