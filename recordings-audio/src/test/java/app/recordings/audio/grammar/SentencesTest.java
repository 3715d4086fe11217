package app.recordings.audio.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.audio.grammar.Sentences.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void cutsLinesWithoutTheWhiteSpaceAround() {
        assertThat(Sentences.of(" one two\n\nthree \n", List::of))
                .containsExactly(new Sentence(1, 8), new Sentence(10, 15));
    }

    @Test
    void cutsWhereTheTokenizerDoes() {
        assertThat(Sentences.of("ab. cd", line -> List.of("ab. ", "cd")))
                .containsExactly(new Sentence(0, 3), new Sentence(4, 6));
    }

    @Test
    void cutsEndlessTextAfterSixtyWords() {
        String text = "word ".repeat(130).strip();
        assertThat(Sentences.of(text, List::of)).hasSize(3).first().isEqualTo(new Sentence(0, 60 * 5 - 1));
    }

    @Test
    void findsNothingInNothing() {
        assertThat(Sentences.of("", List::of)).isEmpty();
    }
}
