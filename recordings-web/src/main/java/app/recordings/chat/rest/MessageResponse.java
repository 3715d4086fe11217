package app.recordings.chat.rest;

import app.recordings.chat.Message;
import app.recordings.chat.MessageView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message as callers see it.
 *
 * @param body null for a voice message until it is understood, and for a deleted one
 * @param correctedText of a voice message; null when there is none
 */
public record MessageResponse(
        long number,
        String body,
        UUID recordingId,
        String correctedText,
        boolean edited,
        boolean deleted,
        Instant createdAt) {
    /** A page of messages, oldest first; {@code nextCursor} is null on the last one. */
    public record Page(List<MessageResponse> data, String nextCursor) {}

    static MessageResponse of(MessageView view) {
        Message message = view.message();
        return new MessageResponse(
                message.number(),
                message.body(),
                message.recordingId(),
                view.correctedText(),
                message.isEdited(),
                message.isDeleted(),
                message.createdAt());
    }
}
