package app.recordings.application;

import app.recordings.security.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What lets an application in. Only its hash is kept. */
@Entity
@Table(name = "api_key")
class ApiKey {
    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "key_hash")
    private byte[] keyHash;

    @Column(name = "created_at")
    private Instant createdAt;

    ApiKey() {}

    ApiKey(UUID id, UUID ownerId, byte[] keyHash, Instant createdAt) {
        this.id = id;
        this.ownerId = ownerId;
        this.keyHash = keyHash;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    UUID ownerId() {
        return ownerId;
    }

    /** Whom it lets in. */
    Caller caller() {
        return new Caller(ownerId, Caller.Kind.APPLICATION, id);
    }

    byte[] keyHash() {
        return keyHash;
    }

    Instant createdAt() {
        return createdAt;
    }
}
