package app.recordings.recording.upload;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.idempotency.Fingerprint;
import app.recordings.language.ReaderLanguage;
import app.recordings.recording.NewRecording;
import app.recordings.storage.Spool;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What came with a request that makes a recording. */
public final class Upload implements AutoCloseable {
    private final Map<String, String> fields;
    private final List<Part> otherParts;
    private final String contentType;
    private final Spool audio;

    /** A part of the form that nothing is done with. */
    record Part(String name, String sha256) {}

    /**
     * @param otherParts of the form, which only tell one request from another
     * @param audio null when none was sent
     */
    Upload(Map<String, String> fields, List<Part> otherParts, String contentType, Spool audio) {
        this.fields = fields;
        this.otherParts = List.copyOf(otherParts);
        this.contentType = contentType;
        this.audio = audio;
    }

    /**
     * @param reader in which language who is named by the email address reads
     * @throws ProblemException when there is no audio
     */
    public NewRecording order(UUID ownerId, ReaderLanguage reader) {
        if (audio == null) {
            throw new ProblemException(
                    ErrorType.MISSING_AUDIO, "The audio is missing: send it as the part \"audio\", or as the body.");
        }
        return new NewRecording(ownerId, fields.get("email"), reader, fields.get("language"), contentType, audio);
    }

    /** The same, where nobody told in which language they read. */
    public NewRecording order(UUID ownerId) {
        return order(ownerId, null);
    }

    /** What tells this request to the path from others. */
    public Fingerprint fingerprint(String path) {
        Fingerprint content = new Fingerprint("POST", path);
        fields.forEach(content::field);
        otherParts.forEach(part -> content.part(part.name(), part.sha256()));
        return audio == null ? content : content.part("audio", audio.sha256());
    }

    @Override
    public void close() throws IOException {
        if (audio != null) {
            audio.close();
        }
    }
}
