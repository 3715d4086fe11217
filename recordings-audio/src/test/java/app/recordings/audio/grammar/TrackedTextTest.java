package app.recordings.audio.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.audio.grammar.TrackedText.Reason;
import org.junit.jupiter.api.Test;

class TrackedTextTest {
    private static final Reason WHY = new Reason("RULE", "because");

    @Test
    void pointsIntoTheOriginalAfterEarlierChanges() {
        TrackedText text = new TrackedText("he go to a apple shop");
        text.dress(0, 1, "H");
        text.correct(9, 10, "an", WHY);
        text.correct(3, 5, "goes", WHY);
        assertThat(text.text()).isEqualTo("He goes to an apple shop");
        assertThat(text.corrections(100))
                .containsExactly(
                        new Correction(103, 2, "go", "goes", "RULE", "because"),
                        new Correction(109, 1, "a", "an", "RULE", "because"));
    }

    @Test
    void mergesAChangeOfAChange() {
        TrackedText text = new TrackedText("there is many places");
        text.correct(6, 8, "are", WHY);
        text.correct(0, 9, "Here was", WHY);
        assertThat(text.text()).isEqualTo("Here was many places");
        assertThat(text.corrections(0))
                .containsExactly(new Correction(0, 8, "there is", "Here was", "RULE", "because"));
    }

    @Test
    void keepsWhatSurroundsAPartOfAChange() {
        TrackedText text = new TrackedText("a b c");
        text.correct(2, 3, "xyz", WHY);
        text.correct(3, 4, "-", WHY);
        assertThat(text.text()).isEqualTo("a x-z c");
        assertThat(text.corrections(0)).containsExactly(new Correction(2, 1, "b", "x-z", "RULE", "because"));
    }

    @Test
    void insertsAtTheEnd() {
        TrackedText text = new TrackedText("done");
        text.dress(4, 4, ".");
        assertThat(text.text()).isEqualTo("done.");
        assertThat(text.corrections(0)).isEmpty();
    }

    @Test
    void countsACorrectionThatIsDressedLaterOnce() {
        TrackedText text = new TrackedText("me like it");
        text.correct(0, 2, "i", WHY);
        text.dress(0, 1, "I");
        assertThat(text.corrections(0)).containsExactly(new Correction(0, 2, "me", "I", "RULE", "because"));
    }

    @Test
    void countsDressingAlonesAsNoCorrection() {
        TrackedText text = new TrackedText("i see");
        text.dress(0, 1, "I");
        text.correct(2, 5, "See", WHY);
        assertThat(text.corrections(0)).isEmpty();
    }
}
