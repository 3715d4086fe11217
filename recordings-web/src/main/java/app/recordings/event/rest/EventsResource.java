package app.recordings.event.rest;

import app.recordings.event.EventFilter;
import app.recordings.event.TicketService;
import app.recordings.event.stream.EventStream;
import app.recordings.event.stream.EventStreams;
import app.recordings.event.stream.StreamRequest;
import app.recordings.request.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    /** A one-time ticket for opening a stream. */
    public record TicketResponse(String ticket, Instant expiresAt) {}

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "The caller's events, live, as server-sent events")
    public void events(
            @Context SseEventSink connection,
            @Context Sse sse,
            @Context HttpServletResponse response,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @QueryParam("after") String after,
            @QueryParam("recordingId") String recordingId,
            @QueryParam("jobId") String jobId) {
        EventFilter filter = asked.filter(caller.ownerId(), recordingId, jobId);
        long from = asked.after(lastEventId == null ? after : lastEventId);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        SseSink sink = new SseSink(sse, connection);
        // The first bytes tell the client that the stream is open.
        sink.heartbeat();
        EventStream stream = streams.open(filter, from, sink);
        sink.onGone(stream::closed);
    }

    @POST
    @Path("tickets")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A ticket that opens one stream within 30 s, for clients that cannot send headers")
    public Response ticket() {
        TicketService.Ticket ticket = tickets.issue(caller.ownerId());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new TicketResponse(ticket.secret(), ticket.expiresAt()))
                .build();
    }
}
