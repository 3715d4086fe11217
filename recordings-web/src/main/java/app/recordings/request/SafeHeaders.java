package app.recordings.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** What keeps browsers safe, on every answer; a page that needs another policy sets its own in place of this one. */
@ApplicationScoped
public class SafeHeaders {
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
                    + "connect-src 'self' ws: wss:; manifest-src 'self'; worker-src 'self'; font-src 'self'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(self)",
            "Referrer-Policy",
            "no-referrer",
            "X-Content-Type-Options",
            "nosniff");

    /** RFC 6797; not for other hosts of the domain, which are not ours to decide on. */
    private static final String TLS_FOR_A_YEAR = "max-age=31536000";

    @Inject
    PublicUrl publicUrl;

    void set(HttpServletResponse answer) {
        ALWAYS.forEach(answer::setHeader);
        if (publicUrl.isSecure()) {
            answer.setHeader("Strict-Transport-Security", TLS_FOR_A_YEAR);
        }
    }
}
