package app.recordings.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(10));

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "7, 320", "8, 600", "9, 600", "1000, 600", "2147483647, 600"})
    void waitDoublesUpToTheLongest(int attempt, long seconds) {
        assertThat(backOff.after(attempt, 0)).hasSeconds(seconds);
    }

    @Test
    void waitIsShortenedByUpToAQuarter() {
        assertThat(backOff.after(1, 0.5)).hasMillis(4375);
        assertThat(backOff.after(1, 0.999_999)).isBetween(Duration.ofMillis(3750), Duration.ofMillis(3751));
    }
}
