package app.recordings.admin;

import app.recordings.administrator.ConsoleAccess;
import app.recordings.error.ProblemException;
import app.recordings.identity.Refusals;
import app.recordings.openid.OpenIdException;
import app.recordings.openid.OpenIdSignIn;
import app.recordings.request.ClientAddress;
import app.recordings.request.OpenIdCookie;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A step on the way to the OpenID provider and back, of which there is none where nobody signs in by it. */
abstract class OpenIdServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(OpenIdServlet.class.getName());

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

    /** Whoever only looks begins nothing and uses up nothing. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Allow", "GET");
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!access.isByOpenId()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            answer(request, response);
        } catch (OpenIdException e) {
            failed(request, e);
            LOG.log(Level.WARNING, "Nobody is signed in to the console by OpenID Connect: {0}", e.getMessage());
            response.sendRedirect(OpenIdProblem.of(e).page());
        } catch (ProblemException e) {
            response.sendRedirect(OpenIdProblem.BUSY.page());
        }
    }

    /** @throws ProblemException when the client's address asks too often */
    abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /** Before the client is told. */
    void failed(HttpServletRequest request, OpenIdException failure) {}
}
