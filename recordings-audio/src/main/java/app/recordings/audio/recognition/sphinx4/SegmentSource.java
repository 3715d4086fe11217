package app.recordings.audio.recognition.sphinx4;

import app.recordings.audio.media.PcmStream;
import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.DataStartSignal;
import edu.cmu.sphinx.frontend.DoubleData;
import java.util.Arrays;

/** Feeds one segment's samples to the front end, in blocks of 10 ms. Made by Sphinx4's configuration. */
public final class SegmentSource extends BaseDataProcessor {
    private static final int BLOCK = PcmStream.SAMPLE_RATE / 100;

    private double[] samples = {};
    private int position;
    private boolean started = true;
    private boolean ended = true;

    void start(double[] segment) {
        samples = segment;
        position = 0;
        started = false;
        ended = false;
    }

    @Override
    public Data getData() {
        if (!started) {
            started = true;
            return new DataStartSignal(PcmStream.SAMPLE_RATE);
        } else if (position < samples.length) {
            int first = position;
            position = Math.min(samples.length, first + BLOCK);
            return new DoubleData(Arrays.copyOfRange(samples, first, position), PcmStream.SAMPLE_RATE, first);
        } else if (!ended) {
            ended = true;
            return new DataEndSignal(samples.length * 1000L / PcmStream.SAMPLE_RATE);
        }
        return null;
    }
}
