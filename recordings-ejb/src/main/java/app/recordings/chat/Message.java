package app.recordings.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;

/**
 * What was said in a chat, in writing or by voice. A voice message gets its recording's transcript as body, again whenever
 * that changes, until somebody edits the body. When the recording is deleted the message keeps its number and nothing else.
 */
@Entity
@IdClass(MessageId.class)
public class Message {
    @Id
    @Column(name = "chat_id")
    private UUID chatId;

    @Id
    private long number;

    @Column(name = "owner_id", updatable = false)
    private UUID ownerId;

    private String body;

    @Column(name = "recording_id")
    private UUID recordingId;

    private boolean edited;

    private boolean deleted;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    Message() {}

    Message(MessageId id, NewMessage order, Instant createdAt) {
        this.chatId = id.chatId();
        this.number = id.number();
        this.ownerId = order.chat().ownerId();
        this.body = order.body();
        this.recordingId = order.recordingId();
        this.createdAt = createdAt;
    }

    public long number() {
        return number;
    }

    UUID ownerId() {
        return ownerId;
    }

    /** Null for a voice message until it is understood, and for a deleted one. */
    public String body() {
        return body;
    }

    /** Null for a written message, and for a deleted one. */
    public UUID recordingId() {
        return recordingId;
    }

    /** Whether somebody has the last word on its body. */
    public boolean isEdited() {
        return edited;
    }

    public boolean isDeleted() {
        return deleted;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** What was understood already when the message was made; null for nothing yet. */
    void say(String text) {
        body = text;
    }

    void edit(String text) {
        body = text;
        edited = true;
    }
}
