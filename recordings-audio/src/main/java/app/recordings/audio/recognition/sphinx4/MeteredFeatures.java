package app.recordings.audio.recognition.sphinx4;

import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataProcessingException;
import edu.cmu.sphinx.frontend.FloatData;
import java.util.function.IntConsumer;

/**
 * The front end's last step: the search takes its frames from here one by one, so here it is told how far it is, and
 * may be stopped by an exception. Made by Sphinx4's configuration.
 */
public final class MeteredFeatures extends BaseDataProcessor {
    private IntConsumer meter = frames -> {};
    private int frames;

    /** @param meter is told the number of 10 ms frames taken so far; what it throws ends the recognition */
    void start(IntConsumer meter) {
        this.meter = meter;
        frames = 0;
    }

    @Override
    public Data getData() throws DataProcessingException {
        Data data = getPredecessor().getData();
        if (data instanceof FloatData) {
            frames++;
        }
        meter.accept(frames);
        return data;
    }
}
