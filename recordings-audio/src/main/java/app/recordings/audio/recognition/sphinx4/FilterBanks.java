package app.recordings.audio.recognition.sphinx4;

import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.DataProcessingException;
import edu.cmu.sphinx.frontend.DataProcessor;
import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.frontend.denoise.Denoise;
import edu.cmu.sphinx.frontend.feature.BatchCMN;
import edu.cmu.sphinx.frontend.feature.DeltasFeatureExtractor;
import edu.cmu.sphinx.frontend.frequencywarp.MelFrequencyFilterBank;
import edu.cmu.sphinx.frontend.transform.DiscreteCosineTransform2;
import edu.cmu.sphinx.frontend.transform.Lifter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Turns the power spectra of a segment into frames of features as the acoustic model wants them, through several filter
 * banks whose bounds differ by a few hundredths: what one hears wrongly by a hair the others may not. A frame holds
 * those of all banks, one after the other. The cepstrum is normalised over the whole segment. Made by Sphinx4's
 * configuration.
 */
public final class FilterBanks extends BaseDataProcessor {
    /** By what a bank's bounds differ from those the model was trained with. */
    private static final double[] BOUNDS = {1, 0.95, 1.05};

    private static final double LOWEST = 130;
    private static final double HIGHEST = 6800;
    private static final int FILTERS = 25;
    private static final int CEPSTRUM = 13;
    private static final int LIFTER = 22;
    private static final int DELTA_WINDOW = 3;

    private final Queue<Data> frames = new ArrayDeque<>();

    /** One bank and the steps behind it, for one segment. */
    private static final class Bank extends BaseDataProcessor {
        private final Queue<Data> spectra;
        private final DataProcessor features;

        Bank(double bounds, List<Data> segment) {
            spectra = new ArrayDeque<>(segment);
            DataProcessor last = this;
            for (DataProcessor step : List.of(
                    new MelFrequencyFilterBank(bounds * LOWEST, bounds * HIGHEST, FILTERS),
                    new Denoise(0.7, 0.995, 0.5, 0.85, 0.2, 20, 4),
                    new DiscreteCosineTransform2(FILTERS, CEPSTRUM),
                    new Lifter(LIFTER),
                    new BatchCMN(),
                    new DeltasFeatureExtractor(DELTA_WINDOW))) {
                step.setPredecessor(last);
                step.initialize();
                last = step;
            }
            features = last;
        }

        @Override
        public Data getData() {
            return spectra.poll();
        }

        List<Data> features() {
            List<Data> all = new ArrayList<>();
            for (Data data = features.getData(); data != null; data = features.getData()) {
                all.add(data);
            }
            return all;
        }
    }

    @Override
    public Data getData() throws DataProcessingException {
        if (frames.isEmpty()) {
            List<Data> spectra = segment();
            join(Arrays.stream(BOUNDS)
                    .mapToObj(bounds -> new Bank(bounds, spectra).features())
                    .toList());
        }
        return frames.poll();
    }

    private List<Data> segment() {
        List<Data> segment = new ArrayList<>();
        Data data = getPredecessor().getData();
        while (data != null) {
            segment.add(data);
            data = data instanceof DataEndSignal ? null : getPredecessor().getData();
        }
        return segment;
    }

    private void join(List<List<Data>> features) {
        List<Data> usual = features.get(0);
        for (int i = 0; i < usual.size(); i++) {
            int index = i;
            frames.add(
                    usual.get(i) instanceof FloatData frame
                            ? join(
                                    frame,
                                    features.stream()
                                            .map(bank -> (FloatData) bank.get(index))
                                            .toList())
                            : usual.get(i));
        }
    }

    private static FloatData join(FloatData usual, List<FloatData> banks) {
        int length = usual.getValues().length;
        float[] values = new float[length * banks.size()];
        for (int i = 0; i < banks.size(); i++) {
            System.arraycopy(banks.get(i).getValues(), 0, values, i * length, length);
        }
        return new FloatData(values, usual.getSampleRate(), usual.getFirstSampleNumber());
    }
}
