package app.recordings.audio.speech;

import app.recordings.audio.work.Work;
import java.io.IOException;

/** Port: an engine that speaks. Safe for any number of threads, which may have to wait for each other. */
public interface SpeechSynthesizer {
    /** The engine's name, as health and results show it. */
    String engine();

    /** Samples a second of what is spoken. */
    int sampleRate();

    /**
     * Speaks a sentence or less.
     *
     * @throws java.util.concurrent.CancellationException soon after the work was cancelled, if it takes long
     * @return samples of one channel, 16 bit, little endian; none where the text has nothing to speak
     */
    byte[] speak(String text, Work work) throws IOException;
}
