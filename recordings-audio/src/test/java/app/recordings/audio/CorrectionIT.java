package app.recordings.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningService.class)
class CorrectionIT {
    private final AudioProcess service;

    CorrectionIT(AudioProcess service) {
        this.service = service;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "she don't like to goes there|She doesn't like to go there.",
                "where is you going|Where are you going?",
                "he bought a apple on monday|He bought an apple on Monday.",
                "i should of called you|I should have called you.",
                "he have two brothers|He has two brothers.",
            })
    void correctsWhatLearnersSay(String said, String corrected) throws Exception {
        assertThat(service.correct(said).last().path("correctedText").asText()).isEqualTo(corrected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We went to the market yesterday, and it was closed.",
                "The children were playing in the garden when it began to rain.",
                "I have lived here for three years.",
            })
    void leavesCorrectSentencesAlone(String text) throws Exception {
        JsonNode result = service.correct(text).last();
        assertThat(result.path("correctedText").asText()).isEqualTo(text);
        assertThat(result.path("corrections")).isEmpty();
    }

    @Test
    void pointsToEachMistakeInTheTextThatWasSent() throws Exception {
        String text = "it is fine \uD83D\uDE00\nshe don't like to goes there";
        JsonNode result = service.correct(text).last();
        JsonNode corrections = result.path("corrections");
        assertThat(corrections).hasSize(2);
        for (JsonNode correction : corrections) {
            int offset = correction.path("offset").asInt();
            assertThat(text.substring(offset, offset + correction.path("length").asInt()))
                    .isEqualTo(correction.path("original").asText());
            assertThat(correction.path("rule").asText()).isNotEmpty();
            assertThat(correction.path("message").asText()).isNotEmpty().doesNotContain("<");
        }
        assertThat(result.path("correctedText").asText()).endsWith("\nShe doesn't like to go there.");
        assertThat(result.path("engine").asText()).isEqualTo("languagetool");
    }

    @Test
    void correctsNothingInNothing() throws Exception {
        assertThat(service.correct("").last().path("correctedText").asText()).isEmpty();
    }

    @Test
    void refusesWhatIsNoRequest() throws Exception {
        assertThat(post("{", "application/json").status()).isEqualTo(400);
        assertThat(post("{}", "application/json").code()).isEqualTo("missing-text");
        assertThat(post("{\"text\":\"a\"}", "text/plain").status()).isEqualTo(415);
        assertThat(post("{\"text\":\"a\",\"language\":\"de\"}", "application/json")
                        .code())
                .isEqualTo("unsupported-language");
    }

    private Reply post(String body, String contentType) throws Exception {
        return service.post("/corrections", BodyPublishers.ofString(body), contentType);
    }
}
