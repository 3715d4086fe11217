package app.recordings.identity;

import app.recordings.quota.Charge;
import app.recordings.quota.Quotas;
import app.recordings.request.ClientAddress;
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
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes whoever opens the page a visitor, and a known visitor known for longer. */
public class VisitorFilter implements Filter {
    private static final Logger LOG = Logger.getLogger(VisitorFilter.class.getName());

    @Inject
    VisitorService visitors;

    @Inject
    VisitorCookie cookie;

    @Inject
    ClientAddress address;

    @Inject
    Quotas quotas;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        if ("GET".equals(((HttpServletRequest) request).getMethod())) {
            answer.setHeader("Cache-Control", "no-cache");
            welcome((HttpServletRequest) request, answer);
        }
        chain.doFilter(request, response);
    }

    private void welcome(HttpServletRequest request, HttpServletResponse answer) {
        try {
            if (isTooMany(request)) {
                return;
            }
            answer.addCookie(cookie.of(token(request).filter(visitors::renew).orElseGet(visitors::welcome)));
        } catch (RuntimeException e) {
            // Without the database the page still opens, says that the server is away, and comes back for its cookie.
            LOG.log(Level.WARNING, "A visitor could not be welcomed: {0}", e.getMessage());
        }
    }

    // The page still opens: it may be shown from a cache as well, and each visitor is a row.
    private boolean isTooMany(HttpServletRequest request) {
        return quotas.ofAddress(address.of(request), Charge.REQUEST)
                .filter(standing -> !standing.isAdmitted())
                .isPresent();
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
}
