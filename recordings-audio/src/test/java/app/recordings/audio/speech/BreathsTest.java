package app.recordings.audio.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BreathsTest {
    @Test
    void speaksSentenceBySentence() {
        assertThat(Breaths.of("Hello there. How are you?\nFine"))
                .containsExactly("Hello there.", "How are you?", "Fine");
    }

    @Test
    void leavesOutWhatCannotBeSpoken() {
        assertThat(Breaths.of("... \n - \n")).isEmpty();
    }

    @Test
    void cutsLongSentencesAtCommasOrBetweenWords() {
        String clause = "a clause of some length that goes on for about eighty characters or so in all";
        assertThat(Breaths.of(clause + ", " + clause + " " + clause))
                .allSatisfy(breath -> assertThat(breath.length()).isLessThanOrEqualTo(160))
                .first()
                .isEqualTo(clause + ",");
    }

    @Test
    void cutsWordsWithoutEnd() {
        assertThat(Breaths.of("x".repeat(1000))).hasSize(7);
    }
}
