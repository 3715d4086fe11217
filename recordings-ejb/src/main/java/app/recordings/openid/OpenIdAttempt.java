package app.recordings.openid;

import app.recordings.security.Secret;
import java.net.URI;
import java.util.Base64;

/**
 * One way to the provider and back. What must not be guessed is made of two secrets, of which none is stored, and neither
 * opens anything without the other.
 *
 * @param callback where the provider sends the browser back to
 * @param state goes by the provider (RFC 6749, section 10.12)
 * @param browser stays in a cookie
 */
public record OpenIdAttempt(URI callback, String state, String browser) {
    static OpenIdAttempt begin(URI callback) {
        return new OpenIdAttempt(callback, Secret.random(""), Secret.random(""));
    }

    /** Comes back inside of what the provider signs (OpenID Connect Core 1.0, section 15.5.2). */
    public String nonce() {
        return derived("nonce");
    }

    /** Shows the provider that who brings the code is who asked for it (RFC 7636); 43 characters. */
    public String verifier() {
        return derived("verifier");
    }

    private String derived(String what) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.hash(what + ' ' + state + ' ' + browser));
    }
}
