package app.recordings.audio.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The outline of audio whose length is not known beforehand: the loudest sample of each of at most 600 slices, which are
 * equal but for the last. Slices begin at 10 ms and double whenever there are too many.
 */
public final class Peaks {
    private static final int MOST = 600;

    private final float[] peaks = new float[MOST];
    private int samplesPerSlice;
    private int slice;
    private int inSlice;

    /** @param sampleRate samples a second */
    public Peaks(int sampleRate) {
        samplesPerSlice = Math.max(1, sampleRate / 100);
    }

    /** @param sample full scale at -1 and 1 */
    public void add(float sample) {
        if (inSlice == samplesPerSlice) {
            inSlice = 0;
            slice++;
        }
        if (slice == MOST) {
            halve();
        }
        peaks[slice] = Math.max(peaks[slice], Math.abs(sample));
        inSlice++;
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            peaks[i] = Math.max(peaks[2 * i], peaks[2 * i + 1]);
        }
        Arrays.fill(peaks, MOST / 2, MOST, 0);
        samplesPerSlice *= 2;
        slice = MOST / 2;
    }

    /** Each slice's loudest sample in percent of full scale, 0 to 100; empty without samples. */
    public List<Integer> percent() {
        List<Integer> percent = new ArrayList<>();
        for (int i = 0; i < slice + (inSlice > 0 ? 1 : 0); i++) {
            percent.add(Math.round(100 * Math.min(1, peaks[i])));
        }
        return percent;
    }
}
