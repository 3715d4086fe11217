package app.recordings.recording;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.language.ReaderLanguage;
import app.recordings.storage.Content;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A recording as it was sent.
 *
 * @param email null when none was given
 * @param readerLanguage that of the email; kept only with an address, and null when not told
 * @param declaredType the media type that the sender named; null when none
 * @param audio closed by whoever made it
 */
public record NewRecording(
        UUID ownerId,
        String email,
        ReaderLanguage readerLanguage,
        String language,
        String declaredType,
        Content audio) {
    public NewRecording {
        email = email == null || email.isBlank() ? null : email.strip();
        readerLanguage = email == null ? null : readerLanguage;
        language = language == null || language.isBlank() ? "en" : language.strip();
    }

    /** One whose sender has not told in which language to write to them. */
    public NewRecording(UUID ownerId, String email, String language, String declaredType, Content audio) {
        this(ownerId, email, null, language, declaredType, audio);
    }

    /** Checks all that can be known before the audio is decoded. */
    AudioFormat requireValid(Set<String> languages) {
        if (!AudioFormat.accepts(declaredType)) {
            throw new ProblemException(
                    ErrorType.UNSUPPORTED_MEDIA_TYPE, "Audio is taken as " + AudioFormat.names() + ".");
        }
        if (email != null && !EmailSyntax.isValid(email)) {
            throw ProblemException.invalid(List.of(new Violation("email", "form", "The email address is not valid.")));
        }
        if (!languages.contains(language)) {
            throw new ProblemException(
                    ErrorType.UNSUPPORTED_LANGUAGE,
                    "This language is not supported. There are: " + String.join(", ", languages) + ".");
        }
        if (audio.size() == 0) {
            throw new ProblemException(ErrorType.EMPTY_AUDIO, "The audio has no content.");
        }
        return AudioFormat.sniff(audio.head())
                .orElseThrow(() -> new ProblemException(
                        ErrorType.UNDECODABLE_AUDIO,
                        "This is no audio that can be read: " + AudioFormat.names() + " can."));
    }
}
