package app.recordings.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which pages of other origins may use the API, with an API key of theirs (Fetch standard, CORS protocol). None,
 * unless the operator names them; the visitor's cookie is never theirs to use.
 */
@ApplicationScoped
public class CrossOrigin {
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Accept, Idempotency-Key, If-Match, "
            + "If-None-Match, If-Range, Range, Last-Event-ID";
    private static final String RESPONSE_HEADERS = "Location, ETag, Content-Range, Accept-Ranges, Retry-After, Allow, "
            + "Idempotency-Replayed, Last-Event-ID, RateLimit, RateLimit-Policy, X-Request-Id, WWW-Authenticate";
    private static final int PREFLIGHT_KEPT_SECONDS = 600;

    /** Such as {@code https://app.example}, separated by commas; the server cannot inject an optional list. */
    @Inject
    @ConfigProperty(name = "recordings.cors.origins")
    Optional<String> origins;

    /** Tells the browser what it may show to the page that asks. @return whether the request was only about that */
    public boolean answer(HttpServletRequest request, HttpServletResponse response) {
        List<String> allowed =
                origins.map(list -> List.of(list.split("\\s*,\\s*"))).orElse(List.of());
        if (allowed.isEmpty()) {
            return false;
        }
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin == null || !allowed.contains(origin)) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", RESPONSE_HEADERS);
        boolean preflight =
                "OPTIONS".equals(request.getMethod()) && request.getHeader("Access-Control-Request-Method") != null;
        if (preflight) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            response.setIntHeader("Access-Control-Max-Age", PREFLIGHT_KEPT_SECONDS);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        return preflight;
    }
}
