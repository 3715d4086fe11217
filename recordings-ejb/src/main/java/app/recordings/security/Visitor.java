package app.recordings.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A browser that came to the page. Lives until its cookie, renewed by each visit, has expired. */
@Entity
class Visitor {
    @Id
    private UUID id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    /** Null for the visitor itself. */
    @Column(name = "owner_id")
    private UUID ownerId;

    Visitor() {}

    Visitor(UUID id, UUID ownerId, byte[] tokenHash, Instant createdAt, Instant expiresAt) {
        this.id = id;
        this.ownerId = ownerId;
        this.tokenHash = tokenHash;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    UUID id() {
        return id;
    }

    /** Whose things the cookie opens: the visitor's own, or those of the person who signed in. */
    UUID ownerId() {
        return ownerId == null ? id : ownerId;
    }

    Instant createdAt() {
        return createdAt;
    }

    byte[] tokenHash() {
        return tokenHash;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    void renew(Instant until) {
        expiresAt = until;
    }
}
