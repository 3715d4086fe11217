package app.recordings.application;

import app.recordings.security.Caller;
import app.recordings.security.Secret;
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
    /** Characters: few enough of 46 that the rest is as hard to guess. */
    private static final int SHOWN = 8;

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "key_hash")
    private byte[] keyHash;

    @Column(name = "created_at")
    private Instant createdAt;

    /** How the key begins; null of keys that are older than this column. */
    private String prefix;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    private Instant lastUsedAt;

    ApiKey() {}

    /** @param secret not kept */
    ApiKey(UUID id, UUID ownerId, String secret, Instant createdAt) {
        this.id = id;
        this.ownerId = ownerId;
        this.keyHash = Secret.hash(secret);
        this.prefix = secret.substring(0, SHOWN);
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

    ApiKeyView view() {
        return new ApiKeyView(id, prefix, createdAt, lastUsedAt);
    }

    Instant createdAt() {
        return createdAt;
    }
}
