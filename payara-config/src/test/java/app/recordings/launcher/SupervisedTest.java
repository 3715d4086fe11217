package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisedTest {
    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "7, 30000", "1000, 30000"})
    void waitsLongerEachTimeAPartDiesAgainButNeverLongerThanHalfAMinute(int failures, long millis) {
        assertThat(Supervised.delay(failures)).hasMillis(millis);
    }
}
