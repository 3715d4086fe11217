package app.recordings.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownBeanTest {
    private final ShownBean shown = new ShownBean();

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "9900, 9.9 s",
        "10000, 10 s",
        "200000, 3 min 20 s",
        "18720000, 5 h 12 min",
        "21600000, 6 h",
        "273600000, 3 d 4 h"
    })
    void writesDurationsShortly(long milliseconds, String text) {
        assertThat(shown.duration(Duration.ofMillis(milliseconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 bytes", "1023, 1023 bytes", "1024, 1.0 KiB", "1503238553, 1.4 GiB"})
    void writesSizesShortly(long bytes, String text) {
        assertThat(shown.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void writesWhatIsNotThereAsDash() {
        assertThat(shown.time(null)).isEqualTo("–");
        assertThat(shown.duration(null)).isEqualTo("–");
        assertThat(shown.percent(-1)).isEqualTo("–");
        assertThat(shown.time(Instant.parse("2026-11-22T21:10:33.4Z"))).isEqualTo("2026-11-22 21:10:33");
        assertThat(shown.number(1_234_567)).isEqualTo("1\u202f234\u202f567");
    }
}
