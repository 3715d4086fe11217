package app.recordings.audio.recognition.sphinx4;

import edu.cmu.sphinx.linguist.acoustic.tiedstate.Pool;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Senone;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.util.LogMath;
import edu.cmu.sphinx.util.props.PropertySheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/** Loads a phonetically tied model whose states are scored by {@link TiedMixtures}. Made by Sphinx4's configuration. */
public final class TiedMixtureLoader extends Sphinx3Loader {
    /** Loads at once, as others want the model for their own properties. */
    @Override
    public void newProperties(PropertySheet properties) {
        super.newProperties(properties);
        try {
            load();
        } catch (IOException e) {
            throw new UncheckedIOException("the acoustic model cannot be read", e);
        }
    }

    /** Called once the model's numbers are loaded and before states are strung together. */
    @Override
    protected void loadHMMPool(boolean useContexts, InputStream definition) throws IOException {
        TiedMixtures.Stream[] streams = new TiedMixtures.Stream[getNumStreams()];
        for (int i = 0; i < streams.length; i++) {
            streams[i] = stream(i);
        }
        FrameScores scores = new FrameScores(new TiedMixtures(streams, getSenone2Ci()));
        senonePool = new Pool<Senone>("senones");
        for (int i = 0; i < getSenone2Ci().length; i++) {
            senonePool.put(i, new ScoredSenone(scores, i));
        }
        super.loadHMMPool(useContexts, definition);
    }

    private TiedMixtures.Stream stream(int stream) {
        int gaussians = getNumStates() * TiedMixtures.GAUSSIANS;
        float[][] means = new float[getVectorLength()[stream]][gaussians];
        float[][] precisions = new float[means.length][gaussians];
        float[] constants = new float[gaussians];
        float[][] weights = new float[gaussians][];
        for (int i = 0; i < gaussians; i++) {
            int phone = i / TiedMixtures.GAUSSIANS;
            int gaussian = i % TiedMixtures.GAUSSIANS;
            int place = (phone * getNumStreams() + stream) * TiedMixtures.GAUSSIANS + gaussian;
            double constant = 0;
            for (int j = 0; j < means.length; j++) {
                float variance = variancePool.get(place)[j];
                means[j][i] = meansPool.get(place)[j];
                precisions[j][i] = -1 / (2 * variance);
                constant -= Math.log(2 * Math.PI * variance) / 2;
            }
            constants[i] = (float) constant;
            weights[i] = weights(phone, stream, gaussian);
        }
        return new TiedMixtures.Stream(means, precisions, constants, weights);
    }

    private float[] weights(int phone, int stream, int gaussian) {
        int[] states = IntStream.range(0, getSenone2Ci().length)
                .filter(state -> getSenone2Ci()[state] == phone)
                .toArray();
        float[] weights = new float[states.length];
        for (int i = 0; i < weights.length; i++) {
            double weight = LogMath.getLogMath().logToLinear(mixtureWeights.get(states[i], stream, gaussian));
            weights[i] = (float) weight;
        }
        return weights;
    }
}
