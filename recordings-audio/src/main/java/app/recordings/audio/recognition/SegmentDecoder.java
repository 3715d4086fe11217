package app.recordings.audio.recognition;

import app.recordings.audio.work.Work;
import java.io.IOException;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Port: an engine that recognises one stretch of speech at a time. Safe for as many threads as it was made for. */
public interface SegmentDecoder {
    /** The engine's name, as health and transcripts show it. */
    String engine();

    /**
     * @param done is told the seconds of the segment that are done, if the engine can tell
     * @return words with times from the audio's beginning
     */
    List<Word> decode(SpeechSegment segment, Work work, DoubleConsumer done) throws IOException;
}
