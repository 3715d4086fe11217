package app.recordings.administrator;

import app.recordings.openid.OpenIdConfig;
import app.recordings.openid.OpenIdIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In which ways somebody gets into the console, and as what. The operator's key always opens it. */
@ApplicationScoped
public class ConsoleAccess {
    private static final int LONGEST_NAME = 100;

    @Inject
    @ConfigProperty(name = "recordings.console.passwords", defaultValue = "true")
    boolean passwords;

    /** Such as {@code recordings-admins=administrator,staff=viewer}: what the claim holds, and the role that it gives. */
    @Inject
    @ConfigProperty(name = "recordings.oidc.roles")
    Optional<String> roles;

    @Inject
    OpenIdConfig openId;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        check();
    }

    void check() {
        Map<String, Role> known = roles();
        if (!known.isEmpty() && !openId.isConfigured()) {
            throw new IllegalArgumentException("RECORDINGS_OIDC_ROLES needs RECORDINGS_OIDC_ISSUER");
        } else if (!passwords && known.isEmpty()) {
            throw new IllegalArgumentException("RECORDINGS_CONSOLE_PASSWORDS=false needs RECORDINGS_OIDC_ROLES");
        }
    }

    /** Whether accounts with passwords open it. */
    public boolean isByPassword() {
        return passwords;
    }

    /** Whether the OpenID provider's people get in, those with a role. */
    public boolean isByOpenId() {
        return openId.isConfigured() && !roles().isEmpty();
    }

    /** The highest of those that somebody's groups give; empty when they give none. */
    public Optional<Role> role(List<String> groups) {
        Map<String, Role> known = roles();
        return groups.stream().filter(known::containsKey).map(known::get).max(Role::compareTo);
    }

    /**
     * What somebody from the provider is called here; no account is called so, as no account's name has a space. A name that is
     * no address the provider vouches for may be another's, too, so the subject stands behind it.
     */
    public String name(OpenIdIdentity identity) {
        String subject = identity.email() == null ? " (" + shown(identity.subject()) + ")" : "";
        return shown(identity.name()) + subject + " by " + openId.name();
    }

    private static String shown(String text) {
        String name = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** What tells apart in which way the provider's people get in: whose they are, and what gives them which role. */
    String fingerprint() {
        return openId.issuer() + ' ' + openId.clientId() + ' ' + openId.rolesClaim() + ' ' + new TreeMap<>(roles());
    }

    private Map<String, Role> roles() {
        Map<String, Role> known = new HashMap<>();
        Stream.of(roles.orElse("").split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> known.put(
                        entry.substring(0, Math.max(0, entry.lastIndexOf('='))).strip(), role(entry)));
        return known;
    }

    private static Role role(String entry) {
        String name = entry.substring(entry.lastIndexOf('=') + 1).strip().toUpperCase(Locale.ROOT);
        return Stream.of(Role.values())
                .filter(role -> role.name().equals(name) && entry.indexOf('=') > 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "RECORDINGS_OIDC_ROLES is not of the form group=viewer,group=operator,group=administrator"));
    }
}
