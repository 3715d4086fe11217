package app.recordings.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveConfigurationTest {
    @Test
    void namesVariablesAsTheyAreSet() {
        assertThat(EffectiveConfiguration.variable("recordings.job.attempts-by-type"))
                .isEqualTo("RECORDINGS_JOB_ATTEMPTS_BY_TYPE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RECORDINGS_SIGNING_KEY",
                "RECORDINGS_DATABASE_PASSWORD",
                "RECORDINGS_S3_SECRET",
                "RECORDINGS_OIDC_CLIENT_SECRET",
                "RECORDINGS_IMAGE_PROVIDER_KEY",
                "RECORDINGS_OTLP_HEADERS"
            })
    void showsNoSecret(String variable) {
        assertThat(EffectiveConfiguration.shown(variable, "hush")).doesNotContain("hush");
    }

    @Test
    void showsHowPasswordsAreDealtWith() {
        assertThat(EffectiveConfiguration.shown("RECORDINGS_CONSOLE_PASSWORDS", "false"))
                .isEqualTo("false");
    }

    @Test
    void showsNoSecretWithinAValue() {
        assertThat(EffectiveConfiguration.shown("RECORDINGS_AUDIO_URL", "http://me:hush@audio:9000/a"))
                .isEqualTo("http://••••••@audio:9000/a");
        assertThat(EffectiveConfiguration.shown("RECORDINGS_AUDIO_URL", "http://me:hu/s@h@audio:9000/a"))
                .isEqualTo("http://••••••@audio:9000/a");
        assertThat(EffectiveConfiguration.shown(
                        "RECORDINGS_NODE_OPTIONS", "-Xmx4g -Djavax.net.ssl.keyStorePassword=hush"))
                .isEqualTo("-Xmx4g -Djavax.net.ssl.keyStorePassword=••••••");
        assertThat(EffectiveConfiguration.shown("RECORDINGS_JOB_LEASE", "PT30S"))
                .isEqualTo("PT30S");
    }
}
