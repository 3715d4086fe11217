package app.recordings.audio.recognition.sphinx4;

import edu.cmu.sphinx.decoder.search.Token;
import edu.cmu.sphinx.decoder.search.WordPruningBreadthFirstLookaheadSearchManager;
import edu.cmu.sphinx.linguist.SearchState;

/** The library's search, which finds the tokens of a frame quicker. Made by Sphinx4's configuration. */
public final class FrameSearch extends WordPruningBreadthFirstLookaheadSearchManager {
    private final FrameTokens best = new FrameTokens();

    @Override
    protected void createBestTokenMap() {
        best.clear();
    }

    @Override
    protected Token getBestToken(SearchState state) {
        return best.get(state);
    }

    @Override
    protected void setBestToken(Token token, SearchState state) {
        best.put(state, token);
    }

    /** The tree of words has no loops without sound, which the library would look for with each token. */
    @Override
    protected boolean isVisited(Token token) {
        return false;
    }
}
