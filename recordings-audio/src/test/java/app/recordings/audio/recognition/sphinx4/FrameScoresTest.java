package app.recordings.audio.recognition.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.util.LogMath;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameScoresTest {
    private final FrameScores scores = new FrameScores(mixtures());

    @Test
    void filterBanksAreAveragedTheUsualOneCountingMore() {
        float usual = score(1, 0, 0);
        float other = score(0, 1, 0);
        assertThat(usual / other).isCloseTo(4 / 3f, within(0.001f));
        assertThat(score(0, 0, 1)).isEqualTo(other);
        assertThat(score(1, 1, 1)).isCloseTo(usual + 2 * other, within(1f));
        assertThat(LogMath.getLogMath().logToLn(score(1, 1, 1))).isCloseTo(-1, within(0.001f));
    }

    @Test
    void aFrameIsScoredOnceUntilTheSearchHasPassedIt() {
        FloatData ahead = frame(1, 0, 0);
        float[] first = scores.of(ahead);
        float before = first[0];
        ahead.getValues()[0] = 5;
        for (int i = 0; i < 6; i++) {
            scores.of(frame(i, 0, 0));
            assertThat(scores.of(ahead)).isSameAs(first);
        }
        assertThat(first[0]).isEqualTo(before);
    }

    private float score(float... features) {
        return scores.of(frame(features))[0];
    }

    private static FloatData frame(float... features) {
        return new FloatData(features, 16_000, 0);
    }

    /** One state whose logarithmic likelihood is minus the feature's square, as another phone fits well always. */
    private static TiedMixtures mixtures() {
        int gaussians = 2 * TiedMixtures.GAUSSIANS;
        float[] means = new float[gaussians];
        Arrays.fill(means, 1, TiedMixtures.GAUSSIANS, 1000);
        float[] precisions = new float[gaussians];
        Arrays.fill(precisions, 0, TiedMixtures.GAUSSIANS, -1);
        float[][] weights = new float[gaussians][1];
        weights[0][0] = 1;
        return new TiedMixtures(
                new TiedMixtures.Stream[] {
                    new TiedMixtures.Stream(
                            new float[][] {means}, new float[][] {precisions}, new float[gaussians], weights)
                },
                new int[] {0, 1});
    }
}
