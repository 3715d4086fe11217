package app.recordings.openid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.harness.Beans;
import app.recordings.openid.OpenIdAnswer;
import app.recordings.openid.OpenIdAttempt;
import app.recordings.openid.OpenIdException;
import app.recordings.openid.OpenIdException.Reason;
import app.recordings.openid.OpenIdIdentity;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpOpenIdProviderTest {
    private static final String SECRET = "a secret that client and provider share, long enough";
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final FakeOpenIdProvider other = new FakeOpenIdProvider();
    private final OpenIdAttempt attempt =
            new OpenIdAttempt(URI.create("http://127.0.0.1:8080/back"), "a state", "a browser's secret");
    private final Beans beans = new Beans()
            .configure("recordings.oidc.issuer", other.issuer())
            .configure("recordings.oidc.client-id", FakeOpenIdProvider.CLIENT)
            .configure("recordings.oidc.client-secret", SECRET)
            .configure("recordings.oidc.timeout", PATIENCE.toString());
    private final ProviderCalls calls = beans.get(ProviderCalls.class);
    private final HttpOpenIdProvider provider = beans.get(HttpOpenIdProvider.class);

    HttpOpenIdProviderTest() throws Exception {
        calls.open();
    }

    @AfterEach
    void stop() {
        calls.close();
        other.close();
    }

    private OpenIdAnswer answer() {
        return new OpenIdAnswer("a-code", attempt.state(), null, other.issuer(), attempt.browser());
    }

    private OpenIdIdentity redeemed(JWTClaimsSet.Builder claims) throws Exception {
        other.gives(other.signed(claims.build()));
        return provider.redeem(answer(), attempt);
    }

    private JWTClaimsSet.Builder claims() {
        return other.claims(attempt.nonce());
    }

    private void fails(Reason reason) {
        assertThatThrownBy(() -> provider.redeem(answer(), attempt))
                .isInstanceOfSatisfying(OpenIdException.class, e -> {
                    assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
                    assertThat(e.getMessage()).doesNotContain("a-secret-of-access", SECRET, "a-code", "eyJ");
                });
    }

    private void fails(Reason reason, JWTClaimsSet.Builder claims) throws Exception {
        other.gives(other.signed(claims.build()));
        fails(reason);
    }

    @Test
    void asksForACodeThatOnlyThisAttemptCanUse() {
        URI url = provider.authorization(attempt);
        assertThat(url.toString()).startsWith(other.issuer() + "/authorize?");
        assertThat(url.getQuery())
                .contains("response_type=code", "client_id=recordings", "code_challenge_method=S256")
                .contains("state=a+state", "nonce=" + attempt.nonce(), "scope=openid+email+profile")
                .doesNotContain(attempt.verifier(), attempt.browser());
    }

    @Test
    void takesWhatIsSignedForUsInAnswerToThis() throws Exception {
        assertThat(redeemed(claims()))
                .isEqualTo(new OpenIdIdentity(
                        other.issuer(), "ada", "ada@people.example", "ada@people.example", List.of("staff")));
        assertThat(other.asked())
                .filteredOn(call -> call.startsWith("/token"))
                .singleElement()
                .asString()
                .contains("code=a-code", "code_verifier=" + attempt.verifier(), "grant_type=authorization_code");
    }

    @Test
    void anAddressThatIsNotVerifiedIsNone() throws Exception {
        assertThat(redeemed(claims().claim("email_verified", false)).email()).isNull();
        assertThat(redeemed(claims().claim("email_verified", "true")).email()).isNull();
        assertThat(redeemed(claims().claim("email_verified", null)).email()).isNull();
    }

    @Test
    void asksForMoreWhereTheTokenLacksIt() throws Exception {
        other.answers(
                "/me", "{\"sub\": \"ada\", \"email\": \"ada@x.example\", \"email_verified\": true, \"groups\": \"a\"}");
        var bare = claims().claim("email", null).claim("email_verified", null).claim("groups", null);
        assertThat(redeemed(bare).email()).isEqualTo("ada@x.example");
        assertThat(redeemed(bare).groups()).containsExactly("a");
        other.answers("/me", "{\"sub\": \"eve\", \"email\": \"eve@x.example\", \"email_verified\": true}");
        fails(Reason.REFUSED);
        other.answers("/me", "rubbish");
        fails(Reason.REFUSED);
    }

    @Test
    void findsRolesInsideOfObjects() throws Exception {
        var nested = new Beans()
                .configure("recordings.oidc.issuer", other.issuer())
                .configure("recordings.oidc.client-id", FakeOpenIdProvider.CLIENT)
                .configure("recordings.oidc.roles-claim", "realm_access.roles");
        nested.get(ProviderCalls.class).open();
        other.gives(other.signed(claims().claim("realm_access", Map.of("roles", List.of("boss", "staff")))
                .build()));
        assertThat(nested.get(HttpOpenIdProvider.class)
                        .redeem(answer(), attempt)
                        .groups())
                .containsExactly("boss", "staff");
        nested.get(ProviderCalls.class).close();
    }

    @Test
    void refusesTokensThatAreNotForThisSignIn() throws Exception {
        fails(Reason.REFUSED, other.claims("another nonce"));
        fails(Reason.REFUSED, other.claims(null));
        fails(Reason.REFUSED, claims().audience("another client"));
        fails(Reason.REFUSED, claims().issuer("https://evil.example"));
        fails(Reason.REFUSED, claims().expirationTime(new Date(System.currentTimeMillis() - 120_000)));
        fails(Reason.REFUSED, claims().subject(null));
    }

    @Test
    void refusesTokensThatTheProviderDidNotSign() throws Exception {
        other.gives(new PlainJWT(claims().build()).serialize());
        fails(Reason.REFUSED);
        SignedJWT shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        shared.sign(new MACSigner(SECRET));
        other.gives(shared.serialize());
        fails(Reason.REFUSED);
        String good = other.signed(claims().build());
        other.gives(good.substring(0, good.length() - 8) + "AAAAAAAA");
        fails(Reason.REFUSED);
        other.gives("rubbish");
        fails(Reason.REFUSED);
        other.rotate("of one name");
        String keys = other.keys();
        other.rotate("of one name");
        String forged = other.signed(claims().build());
        other.answers("/keys", keys);
        other.gives(forged);
        fails(Reason.REFUSED);
    }

    @Test
    void followsANewKeyButNotAtEveryWhim() throws Exception {
        redeemed(claims());
        redeemed(claims());
        assertThat(keysAsked()).isEqualTo(1);
        other.rotate("second");
        assertThat(redeemed(claims()).subject()).isEqualTo("ada");
        assertThat(keysAsked()).isEqualTo(2);
        other.rotate("third");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> redeemed(claims())).isInstanceOf(OpenIdException.class);
        }
        assertThat(keysAsked()).isLessThanOrEqualTo(3);
    }

    private long keysAsked() {
        return other.asked().stream().filter(call -> call.startsWith("/keys")).count();
    }

    @Test
    void refusesACodeOfAnotherProvider() throws Exception {
        other.gives(other.signed(claims().build()));
        for (String issuer : new String[] {"https://evil.example", null}) {
            assertThatThrownBy(() -> provider.redeem(
                            new OpenIdAnswer("a-code", attempt.state(), null, issuer, attempt.browser()), attempt))
                    .hasMessageContaining("another provider");
        }
        assertThat(other.asked()).noneMatch(call -> call.startsWith("/token"));
    }

    @Test
    void aProviderThatFailsIsToldOf() {
        other.answers("/token", exchange -> FakeOpenIdProvider.send(exchange, 400, "{\"error\": \"invalid_grant\"}"));
        fails(Reason.REFUSED);
        other.answers("/token", exchange -> FakeOpenIdProvider.send(exchange, 503, "busy"));
        fails(Reason.UNAVAILABLE);
        other.answers("/token", "rubbish");
        fails(Reason.REFUSED);
        other.answers("/token", "x".repeat(600_000));
        fails(Reason.UNAVAILABLE);
        other.answers("/token", exchange -> {
            exchange.getResponseHeaders().set("Location", other.issuer() + "/elsewhere");
            FakeOpenIdProvider.send(exchange, 307, "");
        });
        fails(Reason.REFUSED);
        assertThat(other.asked()).noneMatch(call -> call.startsWith("/elsewhere"));
    }

    @Test
    void aProviderThatHangsOrTricklesIsCutOff() {
        var end = new CountDownLatch(1);
        other.answers("/token", exchange -> awaitQuietly(end));
        long begin = System.nanoTime();
        fails(Reason.UNAVAILABLE);
        other.answers("/token", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 1000 && !awaitQuietly(end, 50); i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        });
        fails(Reason.UNAVAILABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE.multipliedBy(6));
        end.countDown();
    }

    private static void awaitQuietly(CountDownLatch end) {
        awaitQuietly(end, 60_000);
    }

    private static boolean awaitQuietly(CountDownLatch end, long millis) {
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Test
    void aProviderThatIsAwayOrCallsItselfOtherwiseSignsNobodyIn() {
        other.answers("/.well-known/openid-configuration", "rubbish");
        fails(Reason.UNAVAILABLE);
        other.answers("/.well-known/openid-configuration", """
                {"issuer": "https://evil.example", "authorization_endpoint": "https://evil.example/a",
                 "token_endpoint": "https://evil.example/t", "jwks_uri": "https://evil.example/k",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"]}""");
        fails(Reason.REFUSED);
        other.answers("/.well-known/openid-configuration", """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/a", "token_endpoint": "http://inside.example/t",
                 "jwks_uri": "%1$s/k", "response_types_supported": ["code"], "subject_types_supported": ["public"]}""".formatted(other.issuer()));
        fails(Reason.REFUSED);
        other.close();
        fails(Reason.UNAVAILABLE);
    }
}
