package app.recordings.admin;

import app.recordings.administrator.Session;
import app.recordings.administrator.SessionService;
import app.recordings.identity.Credentials;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** Lets nobody into the console who is not signed in, and takes what is sent from its own pages only. */
public class ConsoleFilter extends HttpFilter {
    static final String SIGN_IN = "/admin/sign-in";
    static final String ACCOUNT = "/admin/account";

    private static final long serialVersionUID = 1L;
    private static final String BY_ITSELF = "Recordings-By-Itself";
    private static final String SEEN = ConsoleFilter.class.getName();
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> SIGNING_IN =
            Set.of(SIGN_IN, SIGN_IN + ".xhtml", OpenIdStart.PATH, OpenIdCallback.PATH);

    @Inject
    transient SessionService sessions;

    @Inject
    transient SignedIn signedIn;

    @Inject
    transient Credentials credentials;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8");
        String path = request.getServletPath();
        if (path.startsWith("/jakarta.faces.resource/") || request.getAttribute(SEEN) != null) {
            chain.doFilter(request, response);
            return;
        }
        // It stands in front of addresses and of the servlet, which most requests meet both of.
        request.setAttribute(SEEN, true);
        response.setHeader("Cache-Control", "no-store");
        // With everybody's no-referrer browsers would send the origin "null" with a form (Fetch, section 3.2).
        response.setHeader("Referrer-Policy", "same-origin");
        identify(request);
        boolean reads = READING.contains(request.getMethod());
        if (!reads && !"POST".equals(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (!reads && !isFromOurPage(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (signedIn.session().isEmpty() && !isSignIn(path)) {
            leadToSignIn(request, response, reads);
        } else if (path.matches("/admin/?")) {
            response.sendRedirect("/admin/overview");
        } else if (mustChangePassword() && !path.matches(ACCOUNT + "(\\.xhtml)?")) {
            response.sendRedirect(ACCOUNT);
        } else {
            chain.doFilter(new StatelessRequest(request), new OnePolicy(response));
        }
    }

    private boolean mustChangePassword() {
        return signedIn.session().filter(Session::mustChangePassword).isPresent();
    }

    private static boolean isSignIn(String path) {
        return SIGNING_IN.contains(path);
    }

    private void identify(HttpServletRequest request) {
        Optional<String> token = ConsoleCookie.token(request);
        Optional<Session> session =
                token.flatMap(known -> isByItself(request) ? sessions.look(known) : sessions.use(known));
        session.ifPresent(known -> signedIn.is(known, ConsoleCookie.formToken(token.get())));
    }

    /** An open page asks on and on, whether or not somebody sits before it. */
    private static boolean isByItself(HttpServletRequest request) {
        return request.getServletPath().equals("/admin/live") || request.getHeader(BY_ITSELF) != null;
    }

    private boolean isFromOurPage(HttpServletRequest request) {
        String token = signedIn.formToken();
        return credentials.isSameOrigin(request.getHeader("Origin"), request.getHeader("Sec-Fetch-Site"))
                && (token == null || isSame(token, request.getParameter(FormToken.FIELD)));
    }

    private static boolean isSame(String token, String sent) {
        return sent != null
                && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    private static void leadToSignIn(HttpServletRequest request, HttpServletResponse response, boolean reads)
            throws IOException {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String to = reads ? request.getRequestURI() + query : "/admin/overview";
        String page = SIGN_IN + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\"" + page
                            + "\"></redirect></partial-response>");
        } else {
            response.sendRedirect(page);
        }
    }
}
