package app.recordings.request;

import app.recordings.openid.OpenIdAttemptService;
import app.recordings.openid.OpenIdPurpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/** What a browser keeps while it is at the OpenID provider; it comes back from another site, so it is no stricter than lax. */
@ApplicationScoped
public class OpenIdCookie {
    private static final String NAME = "recordings-openid";

    @Inject
    PublicUrl publicUrl;

    public Cookie of(String secret, OpenIdPurpose purpose) {
        return cookie(secret, purpose, (int) OpenIdAttemptService.LIFE.toSeconds());
    }

    /** Takes the place of the one that was. */
    public Cookie gone(OpenIdPurpose purpose) {
        return cookie("", purpose, 0);
    }

    private Cookie cookie(String value, OpenIdPurpose purpose, int seconds) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath(purpose.callback());
        cookie.setHttpOnly(true);
        cookie.setSecure(publicUrl.isSecure());
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /** Null when there is none. */
    static String secret(HttpServletRequest request) {
        return Stream.of(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }
}
