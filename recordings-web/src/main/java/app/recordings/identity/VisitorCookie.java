package app.recordings.identity;

import app.recordings.request.PublicUrl;
import app.recordings.security.VisitorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;

/** The cookie that a visitor's browser carries: for no script, for no other site, and over TLS only where there is TLS. */
@ApplicationScoped
public class VisitorCookie {
    @Inject
    PublicUrl publicUrl;

    /** @param token that opens what is the visitor's */
    public Cookie of(String token) {
        Cookie cookie = new Cookie(Credentials.COOKIE, token);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(publicUrl.isSecure());
        cookie.setMaxAge((int) VisitorService.LIFE.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
