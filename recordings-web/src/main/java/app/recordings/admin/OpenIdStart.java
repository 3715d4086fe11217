package app.recordings.admin;

import app.recordings.administrator.ConsoleAccess;
import app.recordings.error.ProblemException;
import app.recordings.identity.Refusals;
import app.recordings.openid.OpenIdDestination;
import app.recordings.openid.OpenIdException;
import app.recordings.openid.OpenIdPurpose;
import app.recordings.openid.OpenIdSignIn;
import app.recordings.request.ClientAddress;
import app.recordings.request.OpenIdCookie;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Leads to the OpenID provider. By a link, since a form's policy would have to name where the provider leads on to. */
@WebServlet(OpenIdStart.PATH)
public class OpenIdStart extends HttpServlet {
    static final String PATH = "/admin/openid/start";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(OpenIdStart.class.getName());

    @Inject
    transient ConsoleAccess access;

    @Inject
    transient OpenIdSignIn signIn;

    @Inject
    transient OpenIdCookie cookie;

    @Inject
    transient Refusals refusals;

    @Inject
    transient ClientAddress address;

    /** Whoever only looks where this leads begins nothing. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Allow", "GET");
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (!access.isByOpenId()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if ("cross-site".equals(site) || "same-site".equals(site)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            start(request, response);
        }
    }

    private void start(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String to = request.getParameter("to");
        try {
            refusals.countBeginning(address.of(request));
            var started = signIn.start(new OpenIdDestination(OpenIdPurpose.CONSOLE, Entrance.isOurs(to) ? to : ""));
            response.addCookie(cookie.of(started.attempt(), OpenIdPurpose.CONSOLE));
            response.sendRedirect(started.url().toString());
        } catch (OpenIdException e) {
            LOG.log(Level.WARNING, "Nobody can sign in to the console by OpenID Connect: {0}", e.getMessage());
            response.sendRedirect(OpenIdProblem.of(e).page());
        } catch (ProblemException e) {
            response.sendRedirect(OpenIdProblem.BUSY.page());
        }
    }
}
