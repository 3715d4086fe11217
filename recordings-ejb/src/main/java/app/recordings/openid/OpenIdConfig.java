package app.recordings.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The OpenID provider; without its address nobody signs in there. */
@ApplicationScoped
public class OpenIdConfig {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** As the provider writes it, to the letter. */
    @Inject
    @ConfigProperty(name = "recordings.oidc.issuer")
    Optional<String> issuer;

    @Inject
    @ConfigProperty(name = "recordings.oidc.client-id")
    Optional<String> clientId;

    /** None for a public client. */
    @Inject
    @ConfigProperty(name = "recordings.oidc.client-secret")
    Optional<String> clientSecret;

    /** What buttons call the provider. */
    @Inject
    @ConfigProperty(name = "recordings.oidc.name")
    Optional<String> name;

    /** Separated by spaces. */
    @Inject
    @ConfigProperty(name = "recordings.oidc.scopes", defaultValue = "openid email profile")
    String scopes;

    /** The claim that tells what somebody may do in the console; points lead into objects. */
    @Inject
    @ConfigProperty(name = "recordings.oidc.roles-claim", defaultValue = "groups")
    String rolesClaim;

    /** Whether visitors of the page may sign in there, too. */
    @Inject
    @ConfigProperty(name = "recordings.oidc.page", defaultValue = "true")
    boolean page;

    /** How long an answer of the provider may take, to its end. */
    @Inject
    @ConfigProperty(name = "recordings.oidc.timeout", defaultValue = "PT5S")
    Duration timeout;

    @Inject
    @ConfigProperty(name = "recordings.http.port", defaultValue = "8080")
    int port;

    @Inject
    @ConfigProperty(name = "recordings.public.url")
    Optional<String> publicUrl;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        check();
    }

    void check() {
        if (!isConfigured()) {
            return;
        }
        if (!isSafe(issuer())) {
            throw new IllegalArgumentException("RECORDINGS_OIDC_ISSUER is no https address");
        } else if (clientId.isEmpty()) {
            throw new IllegalArgumentException("RECORDINGS_OIDC_ISSUER needs RECORDINGS_OIDC_CLIENT_ID");
        } else if (!scopes().contains("openid")) {
            throw new IllegalArgumentException("RECORDINGS_OIDC_SCOPES lacks openid");
        } else if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("RECORDINGS_OIDC_TIMEOUT is less than it can be");
        }
    }

    /** Whether what is said there is heard by nobody else: by TLS, or on this machine. */
    public static boolean isSafe(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public boolean isConfigured() {
        return issuer.filter(address -> !address.isBlank()).isPresent();
    }

    /** Whether visitors of the page may sign in there. */
    public boolean isForPage() {
        return isConfigured() && page;
    }

    public String issuer() {
        return issuer.orElseThrow().strip();
    }

    public String clientId() {
        return clientId.orElseThrow();
    }

    /** A secret. */
    public Optional<String> clientSecret() {
        return clientSecret.filter(secret -> !secret.isEmpty());
    }

    /** What buttons call the provider. */
    public String name() {
        return name.filter(text -> !text.isBlank())
                .orElseGet(() -> URI.create(issuer()).getHost());
    }

    public List<String> scopes() {
        return List.of(scopes.strip().split("\\s+", -1));
    }

    public String rolesClaim() {
        return rolesClaim;
    }

    public Duration timeout() {
        return timeout;
    }

    /** Where the provider sends the browser back to. */
    public URI callback(OpenIdPurpose purpose) {
        String base = publicUrl.orElse("http://127.0.0.1:" + port).replaceFirst("/+$", "");
        return URI.create(base + purpose.callback());
    }
}
