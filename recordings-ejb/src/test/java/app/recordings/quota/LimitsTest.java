package app.recordings.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private final Limits limits = Limits.UNLIMITED.changedBy("requests-per-minute=10, bytes-per-day=20");

    @Test
    void whatIsNotNamedStays() {
        Limits changed = limits.changedBy("bytes-per-day=0");
        assertThat(changed.of(Quota.REQUESTS_PER_MINUTE)).isEqualTo(10);
        assertThat(changed.of(Quota.BYTES_PER_DAY)).isZero();
        assertThat(changed.has(Quota.UPLOADS_PER_DAY)).isFalse();
        assertThat(limits.changedBy(" ")).isEqualTo(limits);
    }

    @Test
    void eachAndAllAreTurnedOff() {
        assertThat(limits.changedBy("requests-per-minute=none").has(Quota.REQUESTS_PER_MINUTE))
                .isFalse();
        assertThat(limits.changedBy("none")).isEqualTo(Limits.UNLIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests=5", "requests-per-minute", "requests-per-minute=-1", "requests-per-minute=1e3"})
    void tellsWhichPartIsNoQuota(String text) {
        assertThatThrownBy(() -> limits.changedBy("bytes-per-day=5," + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
