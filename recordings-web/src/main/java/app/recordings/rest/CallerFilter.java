package app.recordings.rest;

import app.recordings.admission.Admission;
import app.recordings.audit.AuditEntry;
import app.recordings.audit.AuditService;
import app.recordings.event.TicketService;
import app.recordings.identity.Credentials;
import app.recordings.pause.Pauses;
import app.recordings.quota.Charge;
import app.recordings.request.BySignature;
import app.recordings.request.ClientAddress;
import app.recordings.request.CurrentCaller;
import app.recordings.request.LeavesTrace;
import app.recordings.request.Public;
import app.recordings.request.TakesAudio;
import app.recordings.request.TakesTicket;
import app.recordings.security.AdministratorKey;
import app.recordings.security.Caller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets no call through whose caller is not known, unless the call is public, or its path alone opens it; and none beyond the
 * quotas of its address and its caller.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {
    private static final long UNKNOWN = -1;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    Admission admission;

    @Inject
    Credentials credentials;

    @Inject
    TicketService tickets;

    @Inject
    Pauses pauses;

    @Inject
    AuditService audit;

    @Inject
    CurrentCaller current;

    @Inject
    ClientAddress address;

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest connection;

    @Context
    HttpServletResponse answer;

    @Override
    public void filter(ContainerRequestContext request) {
        if (current.ifKnown().isPresent()) {
            return;
        }
        long length = length(request);
        String from = address.of(connection);
        // Of a length that is not told at least one, so that whoever has no bytes left is refused here.
        long bytes = length == UNKNOWN ? 1 : length;
        Admission.Request asked =
                new Admission.Request(from, new Charge(1, isMarked(TakesAudio.class) ? 1 : 0, bytes, 0), answer);
        admission.ofAddress(asked);
        identify(request, from);
        current.ifKnown().ifPresent(caller -> admission.ofCaller(caller, asked));
        if (isMarked(TakesAudio.class)) {
            // before a body is read that would be refused
            pauses.requireIntake();
        }
        if (length == UNKNOWN) {
            request.setEntityStream(admission.counted(request.getEntityStream(), current.ifKnown(), from));
        }
    }

    private void identify(ContainerRequestContext request, String from) {
        if (isMarked(BySignature.class)) {
            return;
        }
        String ticket = request.getUriInfo().getQueryParameters().getFirst("ticket");
        if (ticket != null && isMarked(TakesTicket.class)) {
            current.is(tickets.redeem(ticket)
                    .orElseThrow(() -> Credentials.unauthenticated("The ticket is not valid, or was used before.")));
            return;
        }
        Cookie cookie = request.getCookies().get(Credentials.COOKIE);
        Optional<Caller> caller = credentials.identify(new Credentials.Presented(
                request.getMethod(),
                request.getHeaderString(HttpHeaders.AUTHORIZATION),
                cookie == null ? null : cookie.getValue(),
                request.getHeaderString("Origin"),
                request.getHeaderString("Sec-Fetch-Site"),
                from));
        caller.ifPresent(current::is);
        caller.filter(Caller::isAdministrator).ifPresent(operator -> note(request, from));
        if (caller.isEmpty() && !isMarked(Public.class)) {
            throw Credentials.unauthenticated("An API key is needed as bearer, or the cookie that the page sets.");
        }
    }

    /** What is changed by the operator's key, and what people said or wrote that is read by it. */
    private void note(ContainerRequestContext request, String from) {
        String method = request.getMethod();
        if (!READING.contains(method) || isMarked(LeavesTrace.class)) {
            audit.record(new AuditEntry(
                    AdministratorKey.NAME,
                    from,
                    "api." + method.toLowerCase(Locale.ROOT),
                    request.getUriInfo().getPath(),
                    ""));
        }
    }

    /** Of the body that follows; 0 when none does. */
    private static long length(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return request.getHeaderString("Transfer-Encoding") == null ? 0 : UNKNOWN;
        }
        return length.matches("\\d{1,15}") ? Long.parseLong(length) : UNKNOWN;
    }

    private boolean isMarked(Class<? extends Annotation> mark) {
        return resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(mark);
    }
}
