package app.recordings.audio.recognition.sphinx4;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The likelihoods of all tied states of a phonetically tied model at once, in loops over arrays that are vectorised: of
 * each stream of features a phone's states share {@value #GAUSSIANS} Gaussians and differ in their weights. Of these the
 * nearest few count. One counts as at most {@link #LEAST} less likely than the likeliest of its stream, so that a
 * sound that fits nothing well does not decide alone, as in pocketsphinx.
 */
final class TiedMixtures {
    static final int GAUSSIANS = 128;

    private static final int NEAREST = 4;

    /** In natural logarithms. */
    private static final float LEAST = -9.83f;

    private final Stream[] streams;
    private final int[][] statesOf;
    private final float[][] likelihoods;

    /**
     * The Gaussians of one stream, phone after phone.
     *
     * @param means by dimension, then by Gaussian
     * @param precisions minus the half of the variances' inverses, likewise
     * @param constants logarithms of the densities at the means
     * @param weights by Gaussian, then by place among the phone's states
     */
    record Stream(float[][] means, float[][] precisions, float[] constants, float[][] weights) {}

    /** @param phones of each tied state */
    TiedMixtures(Stream[] streams, int[] phones) {
        this.streams = streams;
        statesOf = new int[Arrays.stream(phones).max().orElseThrow() + 1][];
        Arrays.setAll(statesOf, phone -> IntStream.range(0, phones.length)
                .filter(state -> phones[state] == phone)
                .toArray());
        likelihoods = new float[streams.length][phones.length];
    }

    int states() {
        return likelihoods[0].length;
    }

    /** Adds every state's logarithmic likelihood, times the factor, to the sums. */
    void addScores(float[] features, float factor, float[] sums) {
        int first = 0;
        for (int i = 0; i < streams.length; i++) {
            int next = first + streams[i].means().length;
            score(streams[i], Arrays.copyOfRange(features, first, next), likelihoods[i]);
            first = next;
        }
        for (int phone = 0, place = 0; phone < statesOf.length; phone++) {
            for (int state : statesOf[phone]) {
                float product = 1;
                for (float[] likelihood : likelihoods) {
                    product *= likelihood[place];
                }
                sums[state] += factor * (float) Math.log(product);
                place++;
            }
        }
    }

    private void score(Stream stream, float[] features, float[] states) {
        float[] scores = densities(stream, features);
        float best = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            best = Math.max(best, score);
        }
        Arrays.fill(states, 0);
        int[] nearest = new int[NEAREST];
        for (int phone = 0, place = 0; phone < statesOf.length; place += statesOf[phone].length, phone++) {
            nearest(scores, phone * GAUSSIANS, nearest);
            for (int gaussian : nearest) {
                float density = (float) Math.exp(Math.max(LEAST, scores[gaussian] - best));
                add(stream.weights()[gaussian], density, states, place);
            }
        }
    }

    private static float[] densities(Stream stream, float[] features) {
        float[] scores = stream.constants().clone();
        for (int i = 0; i < features.length; i++) {
            float feature = features[i];
            float[] means = stream.means()[i];
            float[] precisions = stream.precisions()[i];
            for (int j = 0; j < scores.length; j++) {
                float distance = feature - means[j];
                scores[j] += distance * distance * precisions[j];
            }
        }
        return scores;
    }

    private static void nearest(float[] scores, int first, int[] nearest) {
        Arrays.fill(nearest, -1);
        for (int i = first; i < first + GAUSSIANS; i++) {
            int place = NEAREST;
            while (place > 0 && (nearest[place - 1] < 0 || scores[nearest[place - 1]] < scores[i])) {
                place--;
            }
            if (place < NEAREST) {
                System.arraycopy(nearest, place, nearest, place + 1, NEAREST - 1 - place);
                nearest[place] = i;
            }
        }
    }

    private static void add(float[] weights, float density, float[] states, int first) {
        for (int i = 0; i < weights.length; i++) {
            states[first + i] += density * weights[i];
        }
    }
}
