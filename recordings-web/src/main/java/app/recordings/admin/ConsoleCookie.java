package app.recordings.admin;

import app.recordings.request.PublicUrl;
import app.recordings.security.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie of who is signed in to the console: for no script, sent by no other site, over TLS only where there is TLS. */
@ApplicationScoped
class ConsoleCookie {
    static final String NAME = "recordings-admin";

    private static final int LEAVE = 0;
    private static final int UNTIL_THE_BROWSER_CLOSES = -1;

    @Inject
    PublicUrl publicUrl;

    Cookie of(String token) {
        return cookie(token, UNTIL_THE_BROWSER_CLOSES);
    }

    Cookie gone() {
        return cookie("", LEAVE);
    }

    private Cookie cookie(String value, int seconds) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath("/admin");
        cookie.setHttpOnly(true);
        cookie.setSecure(publicUrl.isSecure());
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }

    static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** What the forms of a session carry; nothing of the cookie can be told from it. */
    static String formToken(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.hash("form " + token));
    }
}
