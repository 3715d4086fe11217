package app.recordings.audio.recognition.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edu.cmu.sphinx.linguist.WordSequence;
import edu.cmu.sphinx.linguist.language.ngram.LanguageModel;
import edu.cmu.sphinx.result.Lattice;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.LogMath;
import edu.cmu.sphinx.util.props.PropertySheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LatticeReaderTest {
    /** "a real phone" or "air phone", which sounds a little better, with a silence before the phone. */
    private static final String LATTICE = """
            end=6
            Node definitions
            I=0 t=0.00 W=!ENTER
            I=1 t=0.10 W=a
            I=2 t=0.20 W=real
            I=3 t=0.10 W=air
            I=4 t=0.50 W=!NULL
            I=5 t=0.60 W=phone
            I=6 t=0.90 W=!EXIT
            Link definitions
            J=0 S=0 E=1 a=-100 l=0
            J=1 S=1 E=2 a=-100 l=0
            J=2 S=0 E=3 a=-150 l=0
            J=3 S=2 E=4 a=-100 l=0
            J=4 S=3 E=4 a=-100 l=0
            J=5 S=4 E=5 a=-100 l=0
            J=6 S=5 E=6 a=-100 l=0
            """;

    @Test
    void wordsThatSoundBestAreReadWhereLanguageDoesNotMind() throws IOException {
        assertThat(read(Map.of())).extracting(LatticeReaderTest::spelling).contains("air", "phone");
    }

    @Test
    void threeWordsThatGoTogetherAreReadAcrossASilence() throws IOException {
        assertThat(read(Map.of("a real phone", -10f, "<s> air phone", -20f)))
                .extracting(LatticeReaderTest::spelling)
                .containsExactly("<s>", "a", "real", "<sil>", "phone", "</s>");
    }

    @Test
    void aWordIsAsSureAsItsRivalsAreUnlikely() throws IOException {
        LogMath math = LogMath.getLogMath();
        float certain = math.linearToLog(0.01);
        List<WordResult> words = read(Map.of("<s> air", certain));
        assertThat(confidence(words, "phone")).isCloseTo(1, within(0.01));
        assertThat(confidence(words, "real")).isGreaterThan(0.9).isLessThan(0.999);
        assertThat(confidence(read(Map.of("<s> air", certain / 50)), "real")).isLessThan(0.6);
    }

    private static List<WordResult> read(Map<String, Float> probabilities) throws IOException {
        Lattice lattice = Lattice.readSlf(new ByteArrayInputStream(LATTICE.getBytes(StandardCharsets.UTF_8)));
        return new LatticeReader(new Triples(probabilities)).read(lattice);
    }

    private static double confidence(List<WordResult> words, String spelling) {
        return words.stream()
                .filter(word -> spelling(word).equals(spelling))
                .mapToDouble(word -> LogMath.getLogMath().logToLinear((float) word.getConfidence()))
                .findFirst()
                .orElseThrow();
    }

    private static String spelling(WordResult word) {
        return word.getWord().getSpelling();
    }

    /** Knows some triples; all else is certain. */
    private record Triples(Map<String, Float> probabilities) implements LanguageModel {
        @Override
        public float getProbability(WordSequence words) {
            return probabilities.getOrDefault(
                    words.toString().replace("][", " ").replaceAll("[\\[\\]]", ""), 0f);
        }

        @Override
        public int getMaxDepth() {
            return 3;
        }

        @Override
        public Set<String> getVocabulary() {
            return Set.of();
        }

        @Override
        public float getSmear(WordSequence words) {
            return 0;
        }

        @Override
        public void newProperties(PropertySheet properties) {}

        @Override
        public void allocate() {}

        @Override
        public void deallocate() {}

        @Override
        public void onUtteranceEnd() {}
    }
}
