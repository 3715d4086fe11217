package app.recordings.recording;

import app.recordings.storage.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A text spoken: Opus in WebM, gone when closed by whoever received it; how long it is; its outline, as a recognition's; the engine
 * that speaks.
 */
public record Speech(Spool audio, long durationMs, List<Integer> peaks, String engine) implements Closeable {
    /** Of every corrected audio. */
    public static final String CONTENT_TYPE = "audio/webm";

    @Override
    public void close() throws IOException {
        audio.close();
    }
}
