package app.recordings.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A tenant: an API client with its own data. Made once, then known by its token, which is its id and no secret. */
@Entity
public class Application {
    @Id
    private UUID id;

    private String name;

    @Column(name = "chats_count", insertable = false, updatable = false)
    private long chatsCount;

    @Column(name = "created_at")
    private Instant createdAt;

    Application() {}

    Application(UUID id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Also the number of the newest chat. */
    public long chatsCount() {
        return chatsCount;
    }

    void rename(String newName) {
        name = newName;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
