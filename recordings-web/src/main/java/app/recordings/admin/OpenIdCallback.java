package app.recordings.admin;

import app.recordings.administrator.Role;
import app.recordings.administrator.SessionOwner;
import app.recordings.openid.OpenIdException;
import app.recordings.openid.OpenIdException.Reason;
import app.recordings.openid.OpenIdIdentity;
import app.recordings.openid.OpenIdPurpose;
import app.recordings.openid.OpenIdSignIn;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Where somebody comes back to from the OpenID provider. */
@WebServlet(OpenIdCallback.PATH)
public class OpenIdCallback extends OpenIdServlet {
    static final String PATH = "/admin/openid";

    private static final long serialVersionUID = 1L;

    @Inject
    transient Entrance entrance;

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        cookie.gone(request, OpenIdPurpose.CONSOLE).ifPresent(response::addCookie);
        String from = address.of(request);
        refusals.requirePatience(from);
        let(signIn.finish(OpenIdPurpose.CONSOLE, cookie.answer(request)), from, response);
    }

    @Override
    void failed(HttpServletRequest request, OpenIdException failure) {
        // Not those who come without a beginning of ours: any page can send a browser here.
        if (failure.reason() == Reason.REFUSED) {
            refusals.count(address.of(request));
        }
    }

    private void let(OpenIdSignIn.Finished finished, String from, HttpServletResponse response) throws IOException {
        OpenIdIdentity identity = finished.identity();
        String name = access.name(identity);
        Optional<Role> role = access.role(identity.groups());
        if (role.isEmpty()) {
            entrance.refused(name, from, "no group of the provider gives a role");
            response.sendRedirect(OpenIdProblem.NO_ROLE.page());
            return;
        }
        entrance.begin(SessionOwner.known(name, role.get()), name, "OpenID subject " + identity.subject(), response);
        goOn(finished.target(), response);
    }

    // By a page of ours: with a redirect that began at the provider, browsers do not send the session's strict cookie.
    private static void goOn(String target, HttpServletResponse response) throws IOException {
        String to = (Entrance.isOurs(target) ? target : Entrance.START).replace("&", "&amp;");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Signed in</title>
                <meta http-equiv="refresh" content="0;url=%1$s"></head>
                <body><p>You are signed in. <a href="%1$s">Go on</a></p></body></html>
                """.formatted(to));
    }
}
