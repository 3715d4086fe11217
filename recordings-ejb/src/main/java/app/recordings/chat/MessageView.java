package app.recordings.chat;

import java.util.UUID;

/** @param correctedText of a voice message's recording; null when there is none */
public record MessageView(Message message, String correctedText) {
    /** By which a key of a request to its chat remembers it. */
    public UUID made() {
        return MessageId.inItsChat(message.number());
    }
}
