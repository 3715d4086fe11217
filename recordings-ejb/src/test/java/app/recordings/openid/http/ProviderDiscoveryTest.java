package app.recordings.openid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.recordings.harness.Beans;
import app.recordings.harness.Together;
import app.recordings.openid.OpenIdException;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderDiscoveryTest {
    private static final String PATH = "/.well-known/openid-configuration";

    private final FakeOpenIdProvider other = new FakeOpenIdProvider();
    private final Beans beans = new Beans()
            .configure("recordings.oidc.issuer", other.issuer())
            .configure("recordings.oidc.client-id", FakeOpenIdProvider.CLIENT)
            .configure("recordings.oidc.timeout", "PT10S");
    private final ProviderCalls calls = beans.get(ProviderCalls.class);
    private final ProviderDiscovery discovery = beans.get(ProviderDiscovery.class);

    ProviderDiscoveryTest() throws Exception {
        calls.open();
    }

    @AfterEach
    void stop() {
        calls.close();
        other.close();
    }

    private long asked() {
        return other.asked().stream().filter(call -> call.startsWith(PATH)).count();
    }

    @Test
    void oneAsksForAllWhoComeMeanwhile() throws Exception {
        assertThat(new HashSet<>(Together.run(8, discovery::provider))).hasSize(1);
        discovery.provider();
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void whatWasToldStaysGoodWhileTheProviderIsAway() {
        var told = discovery.provider();
        other.answers(PATH, exchange -> FakeOpenIdProvider.send(exchange, 503, "{}"));
        beans.clock().advance(Duration.ofHours(2));
        assertThat(discovery.provider()).isSameAs(told);
        assertThat(discovery.provider()).isSameAs(told);
        assertThat(asked()).as("not with every sign-in").isEqualTo(2);
        beans.clock().advance(Duration.ofMinutes(2));
        discovery.provider();
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void nobodyWaitsForWhatIsAskedAnew() throws Exception {
        var told = discovery.provider();
        var end = new CountDownLatch(1);
        other.answers(PATH, exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            FakeOpenIdProvider.send(exchange, 503, "{}");
        });
        beans.clock().advance(Duration.ofHours(2));
        var first = CompletableFuture.supplyAsync(discovery::provider);
        await().until(() -> asked() == 2);
        assertThat(discovery.provider()).isSameAs(told);
        assertThat(asked()).isEqualTo(2);
        end.countDown();
        assertThat(first.get()).isSameAs(told);
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsNotTrustedForWhatItWas() {
        discovery.provider();
        other.answers(PATH, """
                {"issuer": "https://evil.example", "authorization_endpoint": "%1$s/authorize", "jwks_uri": "%1$s/keys",
                 "token_endpoint": "%1$s/token", "response_types_supported": ["code"],
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(other.issuer()));
        beans.clock().advance(Duration.ofHours(2));
        assertThatThrownBy(discovery::provider).isInstanceOf(OpenIdException.class);
    }
}
