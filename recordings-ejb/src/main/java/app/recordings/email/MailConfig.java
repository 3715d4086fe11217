package app.recordings.email;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail server; without its name no email is sent. */
@ApplicationScoped
public class MailConfig {
    @Inject
    @ConfigProperty(name = "recordings.mail.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "recordings.mail.port", defaultValue = "587")
    int port;

    /** {@code starttls}, {@code tls} or {@code none}. */
    @Inject
    @ConfigProperty(name = "recordings.mail.security", defaultValue = "starttls")
    String security;

    @Inject
    @ConfigProperty(name = "recordings.mail.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "recordings.mail.password")
    Optional<String> password;

    /** The sender's address. */
    @Inject
    @ConfigProperty(name = "recordings.mail.from")
    Optional<String> from;

    /** How long the link in an email opens the recording. */
    @Inject
    @ConfigProperty(name = "recordings.mail.link", defaultValue = "P30D")
    Duration linkLife;

    @Inject
    @ConfigProperty(name = "recordings.public.url")
    Optional<String> publicUrl;

    @PostConstruct
    void check() {
        if (!isConfigured()) {
            return;
        }
        if (!Set.of("starttls", "tls", "none").contains(security)) {
            throw new IllegalArgumentException("RECORDINGS_MAIL_SECURITY is neither starttls nor tls nor none");
        } else if (publicUrl.isEmpty()) {
            throw new IllegalArgumentException("RECORDINGS_MAIL_HOST needs RECORDINGS_PUBLIC_URL, for links");
        }
        try {
            new InternetAddress(from.orElse(""), true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("RECORDINGS_MAIL_FROM is no email address", e);
        }
    }

    public boolean isConfigured() {
        return host.filter(name -> !name.isBlank()).isPresent();
    }

    String host() {
        return host.orElseThrow();
    }

    int port() {
        return port;
    }

    boolean isTls() {
        return security.equals("tls");
    }

    boolean isStartTls() {
        return security.equals("starttls");
    }

    Optional<String> user() {
        return user.filter(name -> !name.isBlank());
    }

    /** A secret. */
    String password() {
        return password.orElse("");
    }

    String from() {
        return from.orElseThrow();
    }

    Duration linkLife() {
        return linkLife;
    }

    /** @param path that begins with a slash */
    public String url(String path) {
        return publicUrl.orElseThrow().replaceFirst("/+$", "") + path;
    }
}
