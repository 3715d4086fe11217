package app.recordings.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.harness.Beans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdConfigTest {
    private static Beans beans(String issuer) {
        return new Beans()
                .configure("recordings.oidc.issuer", issuer)
                .configure("recordings.oidc.client-id", "recordings");
    }

    @Test
    void withoutAProviderNothingIsOffered() {
        OpenIdConfig config = new Beans().get(OpenIdConfig.class);
        config.check();
        assertThat(config.isForPage()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://id.example", "id.example", "https://ada@id.example", "ftp://127.0.0.1", "https:///x", "%"
            })
    void aProviderIsAskedWhereNobodyListens(String issuer) {
        assertThatThrownBy(() -> beans(issuer).get(OpenIdConfig.class).check())
                .hasMessageContaining("RECORDINGS_OIDC_ISSUER");
    }

    @Test
    void whatIsMissingIsTold() {
        beans("https://id.example").get(OpenIdConfig.class).check();
        beans("http://localhost:9000/realm").get(OpenIdConfig.class).check();
        assertThatThrownBy(() -> new Beans()
                        .configure("recordings.oidc.issuer", "https://id.example")
                        .get(OpenIdConfig.class)
                        .check())
                .hasMessageContaining("RECORDINGS_OIDC_CLIENT_ID");
        assertThatThrownBy(() -> beans("https://id.example")
                        .configure("recordings.oidc.scopes", "email")
                        .get(OpenIdConfig.class)
                        .check())
                .hasMessageContaining("openid");
    }
}
