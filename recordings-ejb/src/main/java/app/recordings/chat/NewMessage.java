package app.recordings.chat;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import java.util.List;
import java.util.UUID;

/**
 * A message as it was sent: written, or spoken in a recording.
 *
 * @param body 1 to 20,000 characters; null for a voice message, whose body comes with its transcript
 * @param recordingId null for a written message
 */
public record NewMessage(ChatKey chat, String body, UUID recordingId) {
    public NewMessage {
        if ((body == null) == (recordingId == null)) {
            throw ProblemException.invalid(
                    List.of(new Violation("body", "body", "A message has either a \"body\" or a \"recordingId\".")));
        }
        body = body == null ? null : Texts.body(body);
    }
}
