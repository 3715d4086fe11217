package app.recordings.admin;

import app.recordings.openid.OpenIdDestination;
import app.recordings.openid.OpenIdPurpose;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Leads to the OpenID provider. By a link, since a form's policy would have to name where the provider leads on to. */
@WebServlet(OpenIdStart.PATH)
public class OpenIdStart extends OpenIdServlet {
    static final String PATH = "/admin/openid/start";

    private static final long serialVersionUID = 1L;

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if ("cross-site".equals(site) || "same-site".equals(site)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String to = request.getParameter("to");
        refusals.countBeginning(address.of(request));
        var started = signIn.start(new OpenIdDestination(OpenIdPurpose.CONSOLE, Entrance.isOurs(to) ? to : ""));
        response.addCookie(cookie.of(started.attempt(), OpenIdPurpose.CONSOLE));
        response.sendRedirect(started.url().toString());
    }
}
