package app.recordings.chat;

/** @param correctedText of a voice message's recording; null when there is none */
public record MessageView(Message message, String correctedText) {}
