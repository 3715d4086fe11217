package app.recordings.request;

import app.recordings.security.VisitorService;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Makes whoever opens the page a visitor, and a known visitor known for longer. */
public class VisitorFilter implements Filter {
    @Inject
    VisitorService visitors;

    @Inject
    PublicUrl publicUrl;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        if ("GET".equals(((HttpServletRequest) request).getMethod())) {
            String token =
                    token((HttpServletRequest) request).filter(visitors::renew).orElseGet(visitors::welcome);
            answer.addCookie(cookie(token));
            answer.setHeader("Cache-Control", "no-cache");
        }
        chain.doFilter(request, response);
    }

    /** The token in the visitor's cookie. */
    public static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(Credentials.COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private Cookie cookie(String token) {
        Cookie cookie = new Cookie(Credentials.COOKIE, token);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(publicUrl.isSecure());
        cookie.setMaxAge((int) VisitorService.LIFE.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
