package app.recordings.audio.recognition.sphinx4;

import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.DataProcessingException;
import edu.cmu.sphinx.frontend.FloatData;

/**
 * The front end's last step: the search takes its frames from here one by one, so here it is told how far it is, and
 * stopped. It is stopped by the segment's regular end, as an exception would leave frames in the steps before, and
 * another speaker's words in the next transcript. Made by Sphinx4's configuration.
 */
public final class MeteredFeatures extends BaseDataProcessor {
    private Meter meter = frames -> true;
    private int frames;

    /** Follows a recognition. */
    interface Meter {
        /** @param frames of 10 ms taken so far. @return whether to go on */
        boolean proceed(int frames);
    }

    void start(Meter newMeter) {
        meter = newMeter;
        frames = 0;
    }

    @Override
    public Data getData() throws DataProcessingException {
        Data data = getPredecessor().getData();
        if (data instanceof FloatData) {
            frames++;
        }
        boolean proceed = meter.proceed(frames);
        while (!proceed && data != null && !(data instanceof DataEndSignal)) {
            data = getPredecessor().getData();
        }
        return data;
    }
}
