package app.recordings.openid;

import java.net.URI;

/** The provider. Each call takes a bounded time and fails with {@link OpenIdException}. */
public interface OpenIdProvider {
    /** Where a browser is to go. */
    URI authorization(OpenIdAttempt attempt);

    /** Who it is that came back. */
    OpenIdIdentity redeem(OpenIdAnswer answer, OpenIdAttempt attempt);
}
