package app.recordings.stream.push;

import app.recordings.admission.Admission;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.TicketService;
import app.recordings.identity.Credentials;
import app.recordings.identity.VisitorFilter;
import app.recordings.problem.Problem;
import app.recordings.quota.Charge;
import app.recordings.request.ClientAddress;
import app.recordings.request.ClientConnection;
import app.recordings.request.PublicUrl;
import app.recordings.request.RequestId;
import app.recordings.security.Caller;
import app.recordings.stream.StreamRequest;
import app.recordings.stream.Subscription;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Decides on a WebSocket handshake while it can still be answered as a request. */
public class HandshakeFilter implements Filter {
    @Inject
    Credentials credentials;

    @Inject
    Admission admission;

    @Inject
    ClientAddress address;

    @Inject
    TicketService tickets;

    @Inject
    StreamRequest asked;

    @Inject
    PublicUrl publicUrl;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest handshake = (HttpServletRequest) request;
        StreamPrincipal principal;
        try {
            Subscription wanted = asked.subscription(
                    admitted(handshake, (HttpServletResponse) response),
                    new StreamRequest.Wishes(
                            handshake.getParameter("recordingId"), handshake.getParameter("jobId"), after(handshake)));
            principal = new StreamPrincipal(wanted, ClientConnection.of(handshake));
        } catch (ProblemException e) {
            refuse(handshake, (HttpServletResponse) response, e);
            return;
        }
        chain.doFilter(new KnownRequest(handshake, principal), response);
    }

    private Caller admitted(HttpServletRequest handshake, HttpServletResponse response) {
        String from = address.of(handshake);
        Admission.Request request = new Admission.Request(from, Charge.REQUEST, response);
        admission.ofAddress(request);
        Caller caller = caller(handshake, from);
        admission.ofCaller(caller, request);
        return caller;
    }

    private Caller caller(HttpServletRequest handshake, String from) {
        String ticket = handshake.getParameter("ticket");
        if (ticket != null) {
            return tickets.redeem(ticket)
                    .orElseThrow(() -> Credentials.unauthenticated("The ticket is not valid, or was used before."));
        }
        String authorization = handshake.getHeader("Authorization");
        String origin = handshake.getHeader("Origin");
        if (authorization == null && VisitorFilter.token(handshake).isPresent() && !publicUrl.isOwnOrigin(origin)) {
            throw new ProblemException(
                    ErrorType.CROSS_SITE_REQUEST, "With the visitor's cookie only our own page may open a socket.");
        }
        return credentials
                .identify(new Credentials.Presented(
                        handshake.getMethod(),
                        authorization,
                        VisitorFilter.token(handshake).orElse(null),
                        origin,
                        null,
                        from))
                .orElseThrow(() -> Credentials.unauthenticated("An API key, a ticket or the page's cookie is needed."));
    }

    private static String after(HttpServletRequest handshake) {
        String header = handshake.getHeader("Last-Event-ID");
        return header == null ? handshake.getParameter("after") : header;
    }

    private static void refuse(HttpServletRequest handshake, HttpServletResponse response, ProblemException e)
            throws IOException {
        response.setStatus(e.type().status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        if (e.type() == ErrorType.UNAUTHENTICATED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        e.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", Long.toString(wait.toSeconds())));
        response.getWriter().write(new Problem(e.type(), e.getMessage()).toJson(RequestId.of(handshake)));
    }

    private static final class KnownRequest extends HttpServletRequestWrapper {
        private final Principal principal;

        KnownRequest(HttpServletRequest request, Principal principal) {
            super(request);
            this.principal = principal;
        }

        @Override
        public Principal getUserPrincipal() {
            return principal;
        }
    }
}
