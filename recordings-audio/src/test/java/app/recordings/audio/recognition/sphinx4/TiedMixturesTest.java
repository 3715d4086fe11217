package app.recordings.audio.recognition.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TiedMixturesTest {
    /** Two phones: the first one's Gaussians are narrow and near zero, the second one's wide and far away. */
    private static final int[] PHONES = {0, 1, 0};

    @Test
    void aStateIsAsLikelyAsItsWeightOfTheNearestGaussians() {
        float[] scores = scores(0.25f);
        double nearest = 0;
        for (int i = 0; i < 4; i++) {
            nearest += 0.3 * Math.exp(0.25 * 0.25 - (0.25 - i) * (0.25 - i));
        }
        assertThat((double) scores[0]).isCloseTo(Math.log(nearest), within(0.001));
        assertThat(scores[2] - scores[0]).isCloseTo((float) Math.log(2), within(0.001f));
    }

    @Test
    void whatFitsBadlyCountsAtMostSoMuchLess() {
        double bound = Math.log(4 * 0.3) - 9.83;
        assertThat((double) scores(5000)[0]).isCloseTo(bound, within(0.01));
        assertThat((double) scores(4000)[0]).isCloseTo(bound, within(0.01));
    }

    @Test
    void theFactorCountsAndWhatWasThereIsKept() {
        float[] sums = {1, 2, 3};
        mixtures().addScores(new float[] {0.25f}, 0.5f, sums);
        float[] scores = scores(0.25f);
        for (int i = 0; i < sums.length; i++) {
            assertThat(sums[i]).isCloseTo(i + 1 + scores[i] / 2, within(0.001f));
        }
    }

    private static float[] scores(float feature) {
        float[] sums = new float[PHONES.length];
        mixtures().addScores(new float[] {feature}, 1, sums);
        return sums;
    }

    private static TiedMixtures mixtures() {
        int gaussians = 2 * TiedMixtures.GAUSSIANS;
        float[] means = new float[gaussians];
        float[] precisions = new float[gaussians];
        float[][] weights = new float[gaussians][];
        for (int i = 0; i < gaussians; i++) {
            boolean first = i < TiedMixtures.GAUSSIANS;
            means[i] = first ? i : 10_000 - 10 * (i - TiedMixtures.GAUSSIANS);
            precisions[i] = first ? -1 : -1e-6f;
            weights[i] = first ? new float[] {0.3f, 0.6f} : new float[] {0.5f};
        }
        return new TiedMixtures(
                new TiedMixtures.Stream[] {
                    new TiedMixtures.Stream(
                            new float[][] {means}, new float[][] {precisions}, new float[gaussians], weights)
                },
                PHONES);
    }
}
