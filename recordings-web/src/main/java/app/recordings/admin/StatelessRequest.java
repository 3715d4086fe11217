package app.recordings.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * A request whose session is its own and ends with it, since PrimeFaces makes sessions that nobody needs: they would be one
 * node's, and whoever opens the page to sign in would make them.
 */
class StatelessRequest extends HttpServletRequestWrapper {
    private static final String NONCE = "primefaces.nonce";

    private final HttpSession session;
    private final String nonce =
            Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));

    StatelessRequest(HttpServletRequest request) {
        super(request);
        session = new RequestSession(request.getServletContext());
    }

    @Override
    public HttpSession getSession() {
        return session;
    }

    @Override
    public HttpSession getSession(boolean create) {
        return session;
    }

    /** A form sent without a script brings no nonce for the next page, which PrimeFaces does not forgive. */
    @Override
    public String getParameter(String name) {
        return NONCE.equals(name) && !"partial/ajax".equals(getHeader("Faces-Request"))
                ? nonce
                : super.getParameter(name);
    }
}
