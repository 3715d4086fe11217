package app.recordings.audio.media;

import java.io.Closeable;
import java.io.IOException;

/** Decoded audio: one channel of 16,000 samples a second, full scale at -1 and 1, as it comes from the decoder. */
public interface PcmStream extends Closeable {
    int SAMPLE_RATE = 16_000;

    /**
     * Reads up to the buffer's length.
     *
     * @return the number of samples read, less than asked only at the end, -1 when there are no more
     * @throws app.recordings.audio.work.WorkException when the file turns out to be undecodable or too long
     */
    int read(float[] buffer) throws IOException;

    /** The whole stream's length in samples as far as known beforehand, else 0; an estimate, for progress only. */
    long expectedSamples();
}
