package app.recordings.correction;

import app.recordings.recording.CorrectedText;
import app.recordings.recording.Recognition;
import app.recordings.recording.RenditionFormat;
import app.recordings.recording.Speech;
import app.recordings.storage.Spool;
import java.io.InputStream;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/**
 * Speech to text, text to correct text, text to speech. Calls may take as long as the audio is; {@code progress}
 * is told the fraction done, 0 to 1. Interrupting the calling thread ends the work on the other side too.
 */
public interface AudioService {
    /** @param audio opened anew for each attempt */
    Recognition transcribe(Supplier<InputStream> audio, Spoken spoken, DoubleConsumer progress)
            throws AudioServiceException, InterruptedException;

    CorrectedText correct(String text, String language, DoubleConsumer progress)
            throws AudioServiceException, InterruptedException;

    /** @return speech whose audio the caller closes */
    Speech speak(String text, String language, DoubleConsumer progress)
            throws AudioServiceException, InterruptedException;

    /** @return the same audio in another form, which the caller closes */
    Spool convert(Supplier<InputStream> audio, RenditionFormat format)
            throws AudioServiceException, InterruptedException;

    /** Codes of the languages that the service has now. */
    Set<String> languages() throws AudioServiceException, InterruptedException;
}
