package app.recordings.openid;

import app.recordings.openid.OpenIdException.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;

/** Signing in at the provider (OpenID Connect Core 1.0, section 3.1, with RFC 7636). No transaction is open while it is asked. */
@ApplicationScoped
public class OpenIdSignIn {
    /** With these somebody did not go on, or was not let; others tell that we or the provider do something wrong. */
    private static final Set<String> DENIALS = Set.of(
            "access_denied",
            "login_required",
            "interaction_required",
            "consent_required",
            "account_selection_required");

    @Inject
    OpenIdConfig config;

    @Inject
    OpenIdProvider provider;

    @Inject
    OpenIdAttemptService attempts;

    /**
     * A beginning.
     *
     * @param url where the browser is to go
     * @param attempt whose browser's secret is to be kept in a cookie meanwhile
     */
    public record Started(URI url, OpenIdAttempt attempt) {}

    /** An end. @param target the page that was asked for; empty for none */
    public record Finished(OpenIdIdentity identity, String target) {}

    /** @throws OpenIdException when the provider cannot be reached */
    public Started start(OpenIdDestination destination) {
        OpenIdAttempt attempt = OpenIdAttempt.begin(config.callback(destination.purpose()));
        URI url = provider.authorization(attempt);
        attempts.remember(attempt, destination);
        return new Started(url, attempt);
    }

    /** @throws OpenIdException when nobody is to be signed in */
    public Finished finish(OpenIdPurpose purpose, OpenIdAnswer answer) {
        if (answer.state() == null || answer.browser() == null) {
            throw expired();
        }
        OpenIdAttempt attempt = new OpenIdAttempt(config.callback(purpose), answer.state(), answer.browser());
        String target = attempts.take(attempt, purpose).orElseThrow(OpenIdSignIn::expired);
        if (answer.error() != null) {
            throw DENIALS.contains(answer.error())
                    ? new OpenIdException(Reason.DENIED, "The provider did not sign them in")
                    : new OpenIdException(Reason.REFUSED, "The provider answered with an error");
        } else if (answer.code() == null || answer.code().isBlank()) {
            throw new OpenIdException(Reason.REFUSED, "The provider sent no code");
        }
        return new Finished(provider.redeem(answer, attempt), target);
    }

    private static OpenIdException expired() {
        return new OpenIdException(Reason.EXPIRED, "Nobody is on the way in this browser");
    }
}
