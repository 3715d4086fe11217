package app.recordings.audio.recognition.sphinx4;

import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.util.LogMath;
import java.util.Arrays;

/**
 * The scores of all tied states for the frames between the search's look-ahead and the search: a frame is scored once,
 * for all filter banks, and the banks' scores are averaged.
 */
final class FrameScores {
    /** How much a filter bank counts, in the order of {@link FilterBanks}. */
    private static final float[] WEIGHTS = {0.4f, 0.3f, 0.3f};

    private static final int KEPT = 8;

    private final TiedMixtures mixtures;
    private final Data[] frames = new Data[KEPT];
    private final float[][] scores;
    private int current;
    private int oldest;

    FrameScores(TiedMixtures mixtures) {
        this.mixtures = mixtures;
        scores = new float[KEPT][mixtures.states()];
    }

    /** The scores by tied state, in Sphinx4's logarithms, but for a term that all states of a frame have in common. */
    float[] of(Data frame) {
        if (frames[current] != frame) {
            current = find(frame);
        }
        return scores[current];
    }

    private int find(Data frame) {
        for (int i = 0; i < KEPT; i++) {
            if (frames[i] == frame) {
                return i;
            }
        }
        int place = oldest;
        oldest = (oldest + 1) % KEPT;
        frames[place] = frame;
        score(((FloatData) frame).getValues(), scores[place]);
        return place;
    }

    private void score(float[] features, float[] sums) {
        Arrays.fill(sums, 0);
        int length = features.length / WEIGHTS.length;
        for (int bank = 0; bank < WEIGHTS.length; bank++) {
            float weight = LogMath.getLogMath().lnToLog(WEIGHTS[bank]);
            float[] of = Arrays.copyOfRange(features, bank * length, (bank + 1) * length);
            mixtures.addScores(of, weight, sums);
        }
    }
}
