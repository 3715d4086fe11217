package app.recordings.audio.grammar.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.recordings.audio.engine.FakeServer;
import app.recordings.audio.grammar.CorrectedText;
import app.recordings.audio.grammar.Correction;
import app.recordings.audio.grammar.SentenceCorrector;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatFinderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "he go to the school yesterday|He went to school yesterday.",
                "i am agree with you|I agree with you.",
                "is raining|It is raining.",
                "she explained me the rules|She explained the rules to me.",
                "it is fine|It is fine.",
            })
    void takesEditsOfTheSentence(String said, String model) throws IOException {
        says("{\"corrected\": \"" + model + "\"}");
        assertThat(correct(said).text()).isEqualTo(model);
    }

    @Test
    void pointsToWhatWasChanged() throws IOException {
        says("{\"corrected\": \"He went to school yesterday.\"}");
        assertThat(correct("he go to the school yesterday").corrections())
                .extracting(Correction::offset, Correction::original, Correction::replacement)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "go", "went"),
                        org.assertj.core.groups.Tuple.tuple(9, "the ", ""));
        assertThat(server.path()).isEqualTo("/v1/chat/completions");
        assertThat(server.asked())
                .contains("\"model\":\"small\"", "\"temperature\":0", "He go to the school yesterday.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sure! Here is your sentence: He goes home.",
                "{\"corrected\": \"He goes home.\", \"note\": \"agreement\"}",
                "{\"corrected\": 7}",
                "{\"corrected\": \"As a language model I cannot do this, but I can tell you about the weather instead.\"}",
                "{\"corrected\": \"\"}",
                "null",
            })
    void leavesTheSentenceWhereTheModelDoesNotKeepToItsTask(String message) throws IOException {
        says(message);
        assertThat(correct("he go home").text()).isEqualTo("He go home.");
        assertThat(correct("he go home").corrections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "rubbish", "{\"choices\":[]}"})
    void failsOnRubbish(String rubbish) {
        server.answers(200, rubbish);
        assertThatExceptionOfType(WorkException.class).isThrownBy(() -> correct("he go home"));
    }

    private void says(String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("choices").addObject().putObject("message").put("content", message);
        server.answers(200, answer.toString());
    }

    private CorrectedText correct(String text) throws IOException {
        var finder = new ChatFinder(server.choice("chat", "small"), Duration.ofSeconds(5));
        return new SentenceCorrector(finder).correct(text, new Work());
    }
}
