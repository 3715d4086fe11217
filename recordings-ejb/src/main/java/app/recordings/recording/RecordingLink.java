package app.recordings.recording;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Opens one recording to whoever has its token, for reading. Ends when it expires, or is revoked, or its recording goes. */
@Entity
@Immutable
@Table(name = "recording_link")
public class RecordingLink {
    @Id
    private UUID id;

    @Column(name = "recording_id")
    private UUID recordingId;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "created_at")
    private Instant createdAt;

    RecordingLink() {}

    RecordingLink(UUID id, Recording recording, Instant createdAt, Instant expiresAt) {
        this.id = id;
        this.recordingId = recording.id();
        this.ownerId = recording.ownerId();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    /** No secret: it names the link to its owner, and opens nothing. */
    public UUID id() {
        return id;
    }

    UUID recordingId() {
        return recordingId;
    }

    UUID ownerId() {
        return ownerId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
