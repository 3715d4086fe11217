package app.recordings.audio.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DressingTest {
    private final Dressing dressing = new Dressing(word -> word.equals("london"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i think i'm late|I think I'm late.",
                "we live in london|We live in London.",
                "where are you going|Where are you going?",
                "do you like it|Do you like it?",
                "when i was young i sang|When I was young I sang.",
                "It is fine!|It is fine!",
                "he said it is|He said it is.",
                "naïve people|Naïve people.",
                "she ate turkey in turkey in may|She ate turkey in Turkey in May.",
            })
    void writesASentenceAsPeopleDo(String spoken, String written) {
        TrackedText text = new TrackedText(spoken);
        dressing.dress(text);
        assertThat(text.text()).isEqualTo(written);
        assertThat(text.corrections(0)).isEmpty();
    }

    @Test
    void asksWhereACorrectionMadeAQuestion() {
        TrackedText text = new TrackedText("where you are going");
        dressing.dress(text);
        text.correct(6, 13, "are you", new TrackedText.Reason("RULE", "because"));
        dressing.dress(text);
        assertThat(text.text()).isEqualTo("Where are you going?");
    }

    @Test
    void leavesTheMarkThatWasWritten() {
        TrackedText text = new TrackedText("Where are you going.");
        dressing.dress(text);
        assertThat(text.text()).isEqualTo("Where are you going.");
    }
}
