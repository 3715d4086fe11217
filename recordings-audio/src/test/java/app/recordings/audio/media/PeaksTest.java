package app.recordings.audio.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeaksTest {
    private final Peaks peaks = new Peaks(1000);

    @Test
    void isEmptyWithoutSamples() {
        assertThat(peaks.percent()).isEmpty();
    }

    @Test
    void keepsTheLoudestSampleOfEachSlice() {
        add(10, 0.1f);
        add(9, -0.5f);
        peaks.add(0.2f);
        add(1, 7);
        assertThat(peaks.percent()).containsExactly(10, 50, 100);
    }

    @Test
    void keepsTheShapeOfLongAudioInAtMostSixHundredSlices() {
        add(200_000, 0);
        add(100_000, 0.8f);
        add(100_000, 0.3f);
        List<Integer> percent = peaks.percent();
        assertThat(percent).hasSizeBetween(300, 600);
        assertThat(percent.subList(0, percent.size() / 2)).containsOnly(0);
        assertThat(percent.get(percent.size() * 5 / 8)).isEqualTo(80);
        assertThat(percent.get(percent.size() * 7 / 8)).isEqualTo(30);
    }

    private void add(int samples, float level) {
        for (int i = 0; i < samples; i++) {
            peaks.add(level);
        }
    }
}
