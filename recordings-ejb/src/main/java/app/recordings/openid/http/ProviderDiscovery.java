package app.recordings.openid.http;

import app.recordings.openid.OpenIdConfig;
import app.recordings.openid.OpenIdException;
import app.recordings.openid.OpenIdException.Reason;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;

/** What the provider tells of itself (OpenID Connect Discovery 1.0, section 4), asked for when it is needed, once an hour. */
@ApplicationScoped
class ProviderDiscovery {
    private static final String PATH = "/.well-known/openid-configuration";
    private static final Duration LIFE = Duration.ofHours(1);

    @Inject
    OpenIdConfig config;

    @Inject
    ProviderCalls calls;

    @Inject
    Clock clock;

    private volatile KnownProvider known;

    KnownProvider provider() {
        KnownProvider now = known;
        if (now == null || now.isOlderThan(LIFE, clock.instant())) {
            now = discover();
            known = now;
        }
        return now;
    }

    private KnownProvider discover() {
        try {
            URI address = URI.create(config.issuer().replaceFirst("/$", "") + PATH);
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(
                    calls.retrieveResource(address.toURL()).getContent());
            require(metadata);
            return KnownProvider.of(metadata, calls, clock.instant());
        } catch (IOException e) {
            throw new OpenIdException(Reason.UNAVAILABLE, "The provider does not tell of itself", e);
        } catch (ParseException | IllegalArgumentException e) {
            throw new OpenIdException(Reason.UNAVAILABLE, "What the provider tells of itself cannot be read", e);
        }
    }

    private void require(OIDCProviderMetadata metadata) {
        if (!config.issuer().equals(metadata.getIssuer().getValue())) {
            throw new OpenIdException(
                    Reason.REFUSED, "The provider calls itself otherwise than RECORDINGS_OIDC_ISSUER");
        }
        boolean isSafe = Stream.of(
                        metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI())
                .allMatch(address -> address != null && OpenIdConfig.isSafe(address.toString()));
        if (!isSafe) {
            throw new OpenIdException(Reason.REFUSED, "The provider lacks an address, or has one that is not https");
        }
    }
}
