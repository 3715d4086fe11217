package app.recordings.audio.recognition.sphinx4;

import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.MixtureComponent;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Senone;

/** A tied state, which is scored together with all others of a frame. */
final class ScoredSenone implements Senone {
    private static final long serialVersionUID = 1;

    private final transient FrameScores scores;
    private final int id;

    ScoredSenone(FrameScores scores, int id) {
        this.scores = scores;
        this.id = id;
    }

    @Override
    public float getScore(Data feature) {
        return scores.of(feature)[id];
    }

    @Override
    public long getID() {
        return id;
    }

    @Override
    public void dump(String message) {}

    @Override
    public float[] calculateComponentScore(Data feature) {
        throw new UnsupportedOperationException("only whole tied states are scored");
    }

    @Override
    public MixtureComponent[] getMixtureComponents() {
        throw new UnsupportedOperationException("tied states share their Gaussians");
    }

    @Override
    public float[] getLogMixtureWeights() {
        throw new UnsupportedOperationException("weights are kept by Gaussian, not by tied state");
    }
}
