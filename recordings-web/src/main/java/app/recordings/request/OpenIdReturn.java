package app.recordings.request;

import app.recordings.openid.OpenIdAnswer;
import jakarta.servlet.http.HttpServletRequest;

/** A browser that comes back from the OpenID provider. */
public final class OpenIdReturn {
    private OpenIdReturn() {}

    public static OpenIdAnswer of(HttpServletRequest request) {
        return new OpenIdAnswer(
                request.getParameter("code"),
                request.getParameter("state"),
                request.getParameter("error"),
                request.getParameter("iss"),
                OpenIdCookie.secret(request));
    }
}
