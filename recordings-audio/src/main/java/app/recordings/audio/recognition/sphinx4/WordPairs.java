package app.recordings.audio.recognition.sphinx4;

import edu.cmu.sphinx.linguist.WordSequence;
import edu.cmu.sphinx.linguist.language.ngram.LanguageModel;
import edu.cmu.sphinx.util.props.PropertySheet;
import edu.cmu.sphinx.util.props.S4Component;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the search sees of the language model: pairs of words only, so that the paths it keeps differ in sound rather than
 * in what was said two words ago. Triples come in when the lattice is read ({@link LatticeReader}). Made by Sphinx4's
 * configuration, as the model's own depth cannot be set without its file being misread.
 */
public final class WordPairs implements LanguageModel {
    /** The property of the model itself. */
    @S4Component(type = LanguageModel.class)
    public static final String MODEL = "model";

    private static final int DEPTH = 2;
    private static final int CACHED = 100_000;

    private final Map<WordSequence, Float> probabilities = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<WordSequence, Float> eldest) {
            return size() > CACHED;
        }
    };
    private LanguageModel model;

    @Override
    public void newProperties(PropertySheet properties) {
        model = (LanguageModel) properties.getComponent(MODEL);
    }

    @Override
    public void allocate() throws IOException {
        model.allocate();
    }

    @Override
    public void deallocate() throws IOException {
        model.deallocate();
    }

    @Override
    public float getProbability(WordSequence words) {
        return probabilities.computeIfAbsent(words, model::getProbability);
    }

    @Override
    public float getSmear(WordSequence words) {
        return model.getSmear(words);
    }

    @Override
    public Set<String> getVocabulary() {
        return model.getVocabulary();
    }

    @Override
    public int getMaxDepth() {
        return DEPTH;
    }

    @Override
    public void onUtteranceEnd() {
        model.onUtteranceEnd();
    }
}
