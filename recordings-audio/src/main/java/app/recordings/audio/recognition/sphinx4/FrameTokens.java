package app.recordings.audio.recognition.sphinx4;

import edu.cmu.sphinx.decoder.search.Token;
import edu.cmu.sphinx.linguist.SearchState;
import java.util.Arrays;

/**
 * The best token of each search state in one frame: a hash table with open addresses that is emptied and used again. The
 * library makes a new map for each 10 ms of audio, and looks twice for each new state.
 */
final class FrameTokens {
    private static final int LEAST_SLOTS = 1 << 14;

    private Token[] tokens = new Token[LEAST_SLOTS];
    private int[] hashes = new int[LEAST_SLOTS];
    private int size;
    private SearchState missing;
    private int vacant;

    void clear() {
        Arrays.fill(tokens, null);
        size = 0;
        missing = null;
    }

    /** The state's token, or null. */
    Token get(SearchState state) {
        int hash = spread(state.hashCode());
        int slot = slot(hash, state);
        if (tokens[slot] == null) {
            missing = state;
            vacant = slot;
        }
        return tokens[slot];
    }

    /** Puts the token of a state; quickest right after {@link #get} found none. */
    void put(SearchState state, Token token) {
        int hash = spread(state.hashCode());
        int slot = state.equals(missing) ? vacant : slot(hash, state);
        size += tokens[slot] == null ? 1 : 0;
        tokens[slot] = token;
        hashes[slot] = hash;
        missing = null;
        if (size * 2 > tokens.length) {
            grow();
        }
    }

    /** Where the state's token is, or would be. */
    private int slot(int hash, SearchState state) {
        int last = tokens.length - 1;
        int slot = hash & last;
        while (tokens[slot] != null
                && !(hashes[slot] == hash && tokens[slot].getSearchState().equals(state))) {
            slot = (slot + 1) & last;
        }
        return slot;
    }

    private void grow() {
        Token[] kept = tokens;
        int[] keptHashes = hashes;
        tokens = new Token[2 * kept.length];
        hashes = new int[2 * kept.length];
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] != null) {
                int slot = slot(keptHashes[i], kept[i].getSearchState());
                tokens[slot] = kept[i];
                hashes[slot] = keptHashes[i];
            }
        }
    }

    /** The states' hash codes differ mostly in their upper bits. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }
}
