package app.recordings.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where clients reach the product, as the operator says; never what a request claims. */
@ApplicationScoped
public class PublicUrl {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Inject
    @ConfigProperty(name = "recordings.http.port", defaultValue = "8080")
    int port;

    @Inject
    @ConfigProperty(name = "recordings.public.url")
    Optional<URI> configured;

    private URI url() {
        return configured.orElseGet(() -> URI.create("http://127.0.0.1:" + port));
    }

    /** @param path that begins with a slash */
    public URI absolute(String path) {
        String base = url().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    public boolean isSecure() {
        return "https".equals(url().getScheme());
    }

    /** Whether an {@code Origin} header names this product; on loopback each name of loopback does. */
    public boolean isOwnOrigin(String origin) {
        try {
            URI other = URI.create(origin);
            URI own = url();
            return own.getScheme().equals(other.getScheme())
                    && portOf(own) == portOf(other)
                    && (own.getHost().equals(other.getHost())
                            || LOOPBACK.contains(own.getHost()) && LOOPBACK.contains(other.getHost()));
        } catch (IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }

    private static int portOf(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
