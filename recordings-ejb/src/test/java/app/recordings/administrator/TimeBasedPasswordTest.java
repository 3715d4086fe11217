package app.recordings.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBasedPasswordTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void isTheSpecificationsOne(long second, String password) {
        assertThat(TimeBasedPassword.at(SECRET, second / 30, 8)).isEqualTo(password);
    }

    @Test
    void isTakenOneStepEarlyOrLateAndNeverTwice() {
        Instant now = Instant.ofEpochSecond(30 * 1000);
        for (long step : new long[] {999, 1000, 1001}) {
            String password = TimeBasedPassword.at(SECRET, step, 6);
            assertThat(TimeBasedPassword.step(SECRET, password, now, 0)).hasValue(step);
            assertThat(TimeBasedPassword.step(SECRET, password, now, step)).isEmpty();
        }
        for (long step : new long[] {998, 1002}) {
            assertThat(TimeBasedPassword.step(SECRET, TimeBasedPassword.at(SECRET, step, 6), now, 0))
                    .isEmpty();
        }
    }

    /** RFC 4648, chapter 10, without padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenInBase32(String bytes, String text) {
        assertThat(Base32.encode(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }
}
