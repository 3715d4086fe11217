package app.recordings.audio.grammar.languagetool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.recordings.audio.engine.FakeServer;
import app.recordings.audio.grammar.CorrectedText;
import app.recordings.audio.grammar.Correction;
import app.recordings.audio.grammar.SentenceCorrector;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageToolServerFinderTest {
    private static final String MATCH = "{\"offset\":%d,\"length\":%d,\"message\":\"Agreement.\",\"replacements\":"
            + "[{\"value\":\"%s\"}],\"rule\":{\"id\":\"HE_VERB_AGR\",\"category\":{\"id\":\"%s\"}}}";

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void takesGrammarAndLeavesStyle() throws IOException {
        server.answers(
                        200,
                        "{\"matches\":[" + MATCH.formatted(0, 2, "She", "STYLE") + ","
                                + MATCH.formatted(3, 2, "goes", "GRAMMAR") + "]}")
                .then("{\"matches\":[]}");
        CorrectedText corrected = correct("he go home");
        assertThat(corrected.text()).isEqualTo("He goes home.");
        assertThat(corrected.corrections())
                .containsExactly(new Correction(3, 2, "go", "goes", "HE_VERB_AGR", "Agreement."));
        assertThat(server.path()).isEqualTo("/v2/check");
        assertThat(server.asked()).isEqualTo("language=en-US&text=He+goes+home.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "rubbish",
                "{\"matches\":[{\"offset\":900,\"length\":2,\"replacements\":"
                        + "[{\"value\":\"x\"}],\"rule\":{\"id\":\"A\",\"category\":{\"id\":\"GRAMMAR\"}}}]}"
            })
    void failsOnRubbish(String rubbish) {
        server.answers(200, rubbish);
        assertThatExceptionOfType(WorkException.class).isThrownBy(() -> correct("he go home"));
    }

    private CorrectedText correct(String text) throws IOException {
        var finder = new LanguageToolServerFinder(server.choice("languagetool-server", ""), Duration.ofSeconds(5));
        return new SentenceCorrector(finder).correct(text, new Work());
    }
}
