package app.recordings.audio.recognition;

import app.recordings.audio.media.PcmStream;
import app.recordings.audio.work.Work;
import java.io.IOException;

/** Port: an engine that turns speech into text. Safe for as many threads as it was made for. */
public interface SpeechRecognizer {
    /** The engine's name, as health and transcripts show it. */
    String engine();

    /**
     * Recognises a whole stream, reporting the share of audio done to the work.
     *
     * @throws java.util.concurrent.CancellationException soon after the work was cancelled
     * @throws app.recordings.audio.work.WorkException when the audio or the engine fails
     */
    Transcript recognize(PcmStream audio, Work work) throws IOException;
}
