package app.recordings.recording;

import app.recordings.error.ProblemException;
import app.recordings.storage.Spool;
import java.io.InputStream;
import java.util.function.Supplier;

/** Makes other forms of audio. */
public interface AudioConverter {
    /**
     * Waits until it is done.
     *
     * @return closed by whoever asked for it
     * @throws ProblemException when it cannot be done now, or not with this audio
     */
    Spool convert(Supplier<InputStream> audio, RenditionFormat format);
}
