package app.recordings.openid;

import java.net.URI;
import java.util.List;

/** A provider that takes each code for a subject's name. */
final class FakeIdentities implements OpenIdProvider {
    @Override
    public URI authorization(OpenIdAttempt attempt) {
        return URI.create("https://id.example/?state=" + attempt.state());
    }

    @Override
    public OpenIdIdentity redeem(OpenIdAnswer answer, OpenIdAttempt attempt) {
        return new OpenIdIdentity("https://id.example", answer.code(), null, answer.code(), List.of());
    }
}
