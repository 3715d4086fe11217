package app.recordings.audio.recognition.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import edu.cmu.sphinx.decoder.search.Token;
import edu.cmu.sphinx.linguist.SearchState;
import edu.cmu.sphinx.linguist.SearchStateArc;
import edu.cmu.sphinx.linguist.WordSequence;
import org.junit.jupiter.api.Test;

class FrameTokensTest {
    private final FrameTokens tokens = new FrameTokens();

    /** Many states share a hash code. */
    private record State(int number) implements SearchState {
        @Override
        public int hashCode() {
            return number / 3;
        }

        @Override
        public SearchStateArc[] getSuccessors() {
            return new SearchStateArc[0];
        }

        @Override
        public boolean isEmitting() {
            return false;
        }

        @Override
        public boolean isFinal() {
            return false;
        }

        @Override
        public String toPrettyString() {
            return toString();
        }

        @Override
        public String getSignature() {
            return toString();
        }

        @Override
        public WordSequence getWordHistory() {
            return WordSequence.EMPTY;
        }

        @Override
        public Object getLexState() {
            return number;
        }

        @Override
        public int getOrder() {
            return 0;
        }
    }

    @Test
    void findsTheTokenOfEachOfManyStates() {
        for (int i = 0; i < 50_000; i++) {
            State state = new State(i);
            assertThat(tokens.get(state)).isNull();
            tokens.put(state, new Token(state, i));
        }
        for (int i = 0; i < 50_000; i++) {
            assertThat(tokens.get(new State(i)).getCollectTime()).isEqualTo(i);
        }
        assertThat(tokens.get(new State(50_000))).isNull();
    }

    @Test
    void keepsTheLastTokenOfAState() {
        State one = new State(1);
        State two = new State(2);
        tokens.put(one, new Token(one, 10));
        assertThat(tokens.get(two)).isNull();
        tokens.put(one, new Token(one, 11));
        tokens.put(two, new Token(two, 20));
        assertThat(tokens.get(one).getCollectTime()).isEqualTo(11);
        assertThat(tokens.get(two).getCollectTime()).isEqualTo(20);
    }

    @Test
    void forgetsTheLastFrame() {
        State one = new State(1);
        tokens.put(one, new Token(one, 10));
        tokens.clear();
        assertThat(tokens.get(one)).isNull();
    }
}
