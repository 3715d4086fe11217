package app.recordings.audio.recognition.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.DataStartSignal;
import edu.cmu.sphinx.frontend.DoubleData;
import edu.cmu.sphinx.frontend.FloatData;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilterBanksTest {
    private static final int FEATURES = 39;

    private final Spectra spectra = new Spectra();
    private final FilterBanks banks = new FilterBanks();

    private static final class Spectra extends BaseDataProcessor {
        private final Deque<Data> data = new ArrayDeque<>();

        @Override
        public Data getData() {
            return data.poll();
        }
    }

    @Test
    void aFrameHoldsTheFeaturesOfThreeBanksThatDiffer() {
        List<FloatData> frames = frames(1);
        assertThat(frames).hasSizeGreaterThan(25).allSatisfy(frame -> {
            assertThat(frame.getValues()).hasSize(3 * FEATURES);
            assertThat(bank(frame, 0)).isNotEqualTo(bank(frame, 1)).isNotEqualTo(bank(frame, 2));
            assertThat(bank(frame, 1)).isNotEqualTo(bank(frame, 2));
        });
    }

    @Test
    void aSegmentDoesNotDependOnTheOneBefore() {
        List<float[]> alone = values(frames(1));
        frames(2);
        assertThat(values(frames(1))).usingElementComparator(Arrays::compare).isEqualTo(alone);
    }

    private static List<float[]> values(List<FloatData> frames) {
        return frames.stream().map(FloatData::getValues).toList();
    }

    private static float[] bank(FloatData frame, int bank) {
        return Arrays.copyOfRange(frame.getValues(), bank * FEATURES, (bank + 1) * FEATURES);
    }

    /** Of a segment of 0.3 s between its start and its end. */
    private List<FloatData> frames(long seed) {
        Random random = new Random(seed);
        banks.setPredecessor(spectra);
        spectra.data.add(new DataStartSignal(16_000));
        for (int i = 0; i < 30; i++) {
            double[] power = random.doubles(257, 1, 1e6).toArray();
            spectra.data.add(new DoubleData(power, 16_000, i * 160L));
        }
        spectra.data.add(new DataEndSignal(300));
        assertThat(banks.getData()).isInstanceOf(DataStartSignal.class);
        List<FloatData> frames = new ArrayList<>();
        for (Data data = banks.getData(); data instanceof FloatData frame; data = banks.getData()) {
            frames.add(frame);
        }
        return frames;
    }
}
