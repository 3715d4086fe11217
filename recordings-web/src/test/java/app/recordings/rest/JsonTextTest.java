package app.recordings.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"name\": \"shop\"}",
                " {\"names\": [{}, {}]}\r\n",
                "{\"name\": \"\\ud83d\\ude00\"}",
                "{\"name\": \"\\uD83D\\uDE00\\uD83D\\uDE00\"}",
                "{\"name\": \"\\\\ud83d is how it is written\"}",
                "\"\\u12",
                "\"\\uxyz!\"",
                "\"\\",
                "{\"name\": \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"}",
                "{\"name\": \"\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"}"
            })
    void takesWhatPeopleWrite(String json) {
        assertThatCode(() -> JsonText.check(json)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud83d\"",
                "\"\\uDE00\"",
                "\"\\ude00\\ud83d\"",
                "\"\\ud83d\\ud83d\\ude00\"",
                "\"\\ud83d\\ude00\\ude00\"",
                "\"\\\\\\ud83d\"",
                "\"a\\ud83dz\"",
                "\"\\\\ud83d\\ude00\""
            })
    void refusesHalfACharacter(String json) {
        assertRefused(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}x", "[] ,", "{\"a\": [1]}\n{"})
    void refusesMoreThanOneText(String json) {
        assertRefused(json);
    }

    @Test
    void refusesWhatIsNestedToFillTheStack() {
        assertRefused("[".repeat(100_000));
        assertRefused("{\"a\":".repeat(33) + "1" + "}".repeat(33));
    }

    private static void assertRefused(String json) {
        var refused = catchThrowableOfType(ProblemException.class, () -> JsonText.check(json));
        assertThat(refused.type()).isEqualTo(ErrorType.MALFORMED_REQUEST);
    }
}
