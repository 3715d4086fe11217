package app.recordings.chat.rest;

import app.recordings.chat.Chat;
import java.time.Instant;
import java.util.List;

/** A chat as callers see it. */
public record ChatResponse(long number, String title, long messagesCount, Instant createdAt) {
    /** A page of chats, newest first; {@code nextCursor} is null on the last one. */
    public record Page(List<ChatResponse> data, String nextCursor) {}

    static ChatResponse of(Chat chat) {
        return new ChatResponse(chat.number(), chat.title(), chat.messagesCount(), chat.createdAt());
    }
}
