package app.recordings.page;

import app.recordings.image.ImageConfig;
import app.recordings.storage.DirectStorage;
import app.recordings.storage.PartStorage;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the page's files from memory: compressed, revalidated by their content (RFC 9110, 13.1.2), and under a
 * Content-Security-Policy (CSP3) that lets nothing run which is not a file of this server; pictures may come from elsewhere
 * where the operator has them stay with their provider. It comes after the filters of
 * {@code web.xml}, so whoever opens the page is a visitor.
 */
@WebFilter(
        urlPatterns = {"", "/index.html", "/chat", "/sw.js", "/manifest.json", "/js/*", "/css/*", "/images/*"},
        asyncSupported = true)
public class PageFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:%s; "
                    + "media-src 'self' blob:; connect-src 'self'%s; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> PAGES =
            Map.of("", "/index.html", "/", "/index.html", "/chat", "/chat.html");

    private final transient Map<String, PageFile> files = new ConcurrentHashMap<>();

    @Inject
    transient ImageConfig images;

    @Inject
    transient PartStorage storage;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String method = request.getMethod();
        PageFile file = "GET".equals(method) || "HEAD".equals(method) ? file(request) : null;
        if (file == null) {
            chain.doFilter(request, response);
        } else {
            answer(file, request, response);
        }
    }

    private PageFile file(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return files.computeIfAbsent(
                PAGES.getOrDefault(path, path), missing -> PageFile.read(getServletContext(), missing));
    }

    private void answer(PageFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean compressed = file.compressed() != null && acceptsGzip(request.getHeader("Accept-Encoding"));
        String tag = '"' + file.tag() + (compressed ? "-gzip" : "") + '"';
        response.setHeader(
                "Content-Security-Policy",
                policy(images.isHotlinking(), storage.direct().map(DirectStorage::origin)));
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("ETag", tag);
        if (isKnown(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] body = compressed ? file.compressed() : file.plain();
        response.setContentType(file.contentType());
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
    }

    /**
     * @param isHotlinking whether pictures stay with their provider
     * @param store where the page sends large recordings, if not to us
     */
    static String policy(boolean isHotlinking, Optional<String> store) {
        return POLICY.formatted(
                isHotlinking ? " https:" : "", store.map(origin -> " " + origin).orElse(""));
    }

    static boolean acceptsGzip(String accepted) {
        return accepted != null && accepted.matches("(?i)(.*,)?\\s*gzip\\s*(;\\s*q=(1|0\\.0*[1-9]).*)?(,.*)?");
    }

    static boolean isKnown(String known, String tag) {
        return known != null && (known.trim().equals("*") || known.contains(tag));
    }
}
