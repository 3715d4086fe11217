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
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What the provider tells of itself (OpenID Connect Discovery 1.0, section 4), asked for when it is needed, once an hour, by one caller for all. */
@ApplicationScoped
class ProviderDiscovery {
    private static final String PATH = "/.well-known/openid-configuration";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(ProviderDiscovery.class.getName());

    @Inject
    OpenIdConfig config;

    @Inject
    ProviderCalls calls;

    @Inject
    Clock clock;

    private volatile KnownProvider known;
    private volatile Instant triedLast = Instant.EPOCH;
    private final AtomicReference<CompletableFuture<KnownProvider>> underWay = new AtomicReference<>();

    /** What was told last stays good while the provider cannot be asked anew, which is tried once a minute then. */
    KnownProvider provider() {
        KnownProvider former = known;
        Instant now = clock.instant();
        if (former != null
                && (!former.isOlderThan(LIFE, now) || triedLast.plus(PAUSE).isAfter(now))) {
            return former;
        }
        CompletableFuture<KnownProvider> mine = new CompletableFuture<>();
        CompletableFuture<KnownProvider> others = underWay.compareAndExchange(null, mine);
        if (others == null) {
            return asked(mine, former);
        }
        return former == null ? outcome(others) : former;
    }

    private KnownProvider asked(CompletableFuture<KnownProvider> mine, KnownProvider former) {
        try {
            mine.complete(discover());
            known = outcome(mine);
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            if (former == null || !(e instanceof OpenIdException told) || told.reason() != Reason.UNAVAILABLE) {
                throw e;
            }
            triedLast = clock.instant();
            LOG.log(Level.WARNING, "The OpenID provider cannot be asked anew; what it told before counts", e);
        } finally {
            underWay.set(null);
        }
        return known;
    }

    private static KnownProvider outcome(CompletableFuture<KnownProvider> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof OpenIdException told ? told : e;
        }
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
