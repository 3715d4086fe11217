package app.recordings.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A conversation in an application. It is numbered when it is made, may be given another title, and stays. */
@Entity
public class Chat {
    @Id
    private UUID id;

    @Column(name = "owner_id", updatable = false)
    private UUID ownerId;

    @Column(updatable = false)
    private long number;

    private String title;

    @Column(name = "messages_count", insertable = false, updatable = false)
    private long messagesCount;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    Chat() {}

    Chat(UUID id, NewChat order, long number, Instant createdAt) {
        this.id = id;
        this.ownerId = order.ownerId();
        this.number = number;
        this.title = order.title();
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    public ChatKey key() {
        return new ChatKey(ownerId, number);
    }

    public long number() {
        return number;
    }

    /** Null when none was given. */
    public String title() {
        return title;
    }

    /** Also the number of the newest message. */
    public long messagesCount() {
        return messagesCount;
    }

    public Instant createdAt() {
        return createdAt;
    }

    void rename(String newTitle) {
        title = newTitle;
    }
}
