package app.recordings.request;

import app.recordings.openid.OpenIdAnswer;
import app.recordings.openid.OpenIdAttempt;
import app.recordings.openid.OpenIdAttemptService;
import app.recordings.openid.OpenIdPurpose;
import app.recordings.security.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a browser keeps while it is at the OpenID provider; it comes back from another site, so it is no stricter than lax.
 * Each attempt has a cookie of its own, so that two windows can be on the way. Over TLS no other host can plant one, by the
 * prefix of its name, which asks for the path of all (RFC 6265bis, section 4.1.3.2).
 */
@ApplicationScoped
public class OpenIdCookie {
    private static final String NAME = "recordings-openid-";
    private static final String OF_THIS_HOST = "__Host-";
    private static final int TELLS_APART = 8;

    @Inject
    PublicUrl publicUrl;

    public Cookie of(OpenIdAttempt attempt, OpenIdPurpose purpose) {
        return cookie(attempt.state(), attempt.browser(), purpose, (int) OpenIdAttemptService.LIFE.toSeconds());
    }

    /** Takes the place of the one of the attempt that ends here; empty when there is none. */
    public Optional<Cookie> gone(HttpServletRequest request, OpenIdPurpose purpose) {
        return secret(request).map(unused -> cookie(state(request), "", purpose, 0));
    }

    /** What a browser comes back with. */
    public OpenIdAnswer answer(HttpServletRequest request) {
        return new OpenIdAnswer(
                request.getParameter("code"),
                state(request),
                request.getParameter("error"),
                request.getParameter("iss"),
                secret(request).orElse(null));
    }

    private Cookie cookie(String state, String value, OpenIdPurpose purpose, int seconds) {
        Cookie cookie = new Cookie(name(state), value);
        cookie.setPath(publicUrl.isSecure() ? "/" : purpose.callback());
        cookie.setHttpOnly(true);
        cookie.setSecure(publicUrl.isSecure());
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private Optional<String> secret(HttpServletRequest request) {
        String state = state(request);
        return Stream.of(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(cookie -> state != null && cookie.getName().equals(name(state)))
                .map(Cookie::getValue)
                .findFirst();
    }

    private String name(String state) {
        return (publicUrl.isSecure() ? OF_THIS_HOST : "")
                + NAME
                + HexFormat.of().formatHex(Secret.hash("cookie " + state), 0, TELLS_APART);
    }

    private static String state(HttpServletRequest request) {
        return request.getParameter("state");
    }
}
