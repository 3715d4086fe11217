package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is for operators, asked by this machine and by a stranger, whom a proxy brings in. */
class OperatorsIT {
    private final Client here = Client.stranger();
    private final Client stranger = here.with("X-Forwarded-For", "198.51.100.7");

    @Test
    void thisMachineSeesMetricsAndReasons() {
        assertThat(here.get("/metrics").is(200).text()).contains("jvm_uptime_seconds");
        var checks = here.get("/health/ready").is(200).json().path("checks");
        assertThat(checks.findValuesAsText("name")).contains("database", "audio-engine", "broker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/metrics/",
                "/metrics/base",
                "/metrics?scope=vendor",
                "/metrics;a=b",
                "/%2e/metrics",
                "/%6Detrics"
            })
    void metricsAreNoStrangers(String path) {
        var answer = stranger.get(path);
        assertThat(answer.status()).isIn(400, 401, 404);
        assertThat(answer.text()).doesNotContain("jvm_uptime");
    }

    @Test
    void aStrangerIsToldWhatIsMissing() {
        var answer = stranger.get("/metrics").is(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/ready", "/health/live", "/health/started"})
    void strangersSeeOfHealthOnlyUpOrDown(String path) {
        assertThat(stranger.get(path).is(200).text()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
    }

    @Test
    void administratorsSeeAllFromAnywhere() {
        var administrator = Client.administrator().with("X-Forwarded-For", "198.51.100.7");
        administrator.get("/metrics").is(200);
        assertThat(administrator.get("/health").is(200).json().path("checks")).isNotEmpty();
    }
}
