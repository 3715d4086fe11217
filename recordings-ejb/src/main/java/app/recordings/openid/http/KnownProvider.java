package app.recordings.openid.http;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.MalformedURLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What the provider told of itself, and its keys: read anew when one is asked for that is not known, twice in half a minute at
 * most, and after five minutes.
 *
 * @param since when it told so
 */
record KnownProvider(OIDCProviderMetadata metadata, JWSKeySelector<SecurityContext> keys, Instant since) {
    /** Neither what is signed by nobody nor by a secret that we share. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Duration KEYS_LIFE = Duration.ofMinutes(5);
    private static final Duration KEYS_INTERVAL = Duration.ofSeconds(30);

    static KnownProvider of(OIDCProviderMetadata metadata, ResourceRetriever calls, Instant now)
            throws MalformedURLException {
        JWKSource<SecurityContext> source = JWKSourceBuilder.<SecurityContext>create(
                        metadata.getJWKSetURI().toURL(), calls)
                .cache(KEYS_LIFE.toMillis(), KEYS_INTERVAL.toMillis())
                .refreshAheadCache(false)
                .rateLimited(KEYS_INTERVAL.toMillis())
                .retrying(false)
                .build();
        return new KnownProvider(metadata, new JWSVerificationKeySelector<>(ALGORITHMS, source), now);
    }

    boolean isOlderThan(Duration age, Instant now) {
        return since.plus(age).isBefore(now);
    }
}
