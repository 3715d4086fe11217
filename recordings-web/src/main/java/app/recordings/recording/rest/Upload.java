package app.recordings.recording.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.NewRecording;
import app.recordings.storage.Spool;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** What came with a request that makes a recording. */
final class Upload implements AutoCloseable {
    private final Map<String, String> fields;
    private final String contentType;
    private final Spool audio;

    /** @param audio null when none was sent */
    Upload(Map<String, String> fields, String contentType, Spool audio) {
        this.fields = fields;
        this.contentType = contentType;
        this.audio = audio;
    }

    NewRecording order(UUID ownerId) {
        if (audio == null) {
            throw new ProblemException(
                    ErrorType.MISSING_AUDIO, "The audio is missing: send it as the part \"audio\", or as the body.");
        }
        return new NewRecording(ownerId, fields.get("email"), fields.get("language"), contentType, audio);
    }

    @Override
    public void close() throws IOException {
        if (audio != null) {
            audio.close();
        }
    }
}
