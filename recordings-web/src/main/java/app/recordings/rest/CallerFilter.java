package app.recordings.rest;

import app.recordings.event.TicketService;
import app.recordings.identity.Credentials;
import app.recordings.request.BySignature;
import app.recordings.request.ClientAddress;
import app.recordings.request.CurrentCaller;
import app.recordings.request.Public;
import app.recordings.request.TakesTicket;
import app.recordings.security.Caller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** Lets no call through whose caller is not known, unless the call is public, or its path alone opens it. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {
    @Inject
    Credentials credentials;

    @Inject
    TicketService tickets;

    @Inject
    CurrentCaller current;

    @Inject
    ClientAddress address;

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest connection;

    @Override
    public void filter(ContainerRequestContext request) {
        if (current.ifKnown().isPresent() || isMarked(BySignature.class)) {
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
                address.of(connection)));
        caller.ifPresent(current::is);
        if (caller.isEmpty() && !isMarked(Public.class)) {
            throw Credentials.unauthenticated("An API key is needed as bearer, or the cookie that the page sets.");
        }
    }

    private boolean isMarked(Class<? extends Annotation> mark) {
        return resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(mark);
    }
}
