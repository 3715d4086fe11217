package app.recordings.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * Where an application is told of its events. Works until it is removed, or is disabled because its receiver was gone for
 * too long; then it works again once it is set anew. All changes are single guarded updates.
 */
@Entity
@Immutable
public class Webhook {
    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    private String url;

    private String events;

    @Column(name = "secret_version")
    private int secretVersion;

    @Column(name = "former_secret_until")
    private Instant formerSecretUntil;

    private long position;

    private int failures;

    @Column(name = "last_success_at")
    private Instant lastSuccessAt;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    @Column(name = "disabled_reason")
    private String disabledReason;

    @Column(name = "created_at")
    private Instant createdAt;

    Webhook() {}

    UUID id() {
        return id;
    }

    /** The application. */
    UUID ownerId() {
        return ownerId;
    }

    public String url() {
        return url;
    }

    /** The types that are delivered, such as {@code recording.completed}; empty for all. */
    public List<String> events() {
        return events == null ? List.of() : List.of(events.split(",", -1));
    }

    boolean wants(String type) {
        return events == null || events().contains(type);
    }

    /** From 1; the one before is signed with too, for some time. */
    int secretVersion() {
        return secretVersion;
    }

    boolean hasFormerSecret(Instant now) {
        return formerSecretUntil != null && now.isBefore(formerSecretUntil);
    }

    /** The last event that was looked at. */
    long position() {
        return position;
    }

    /** How often in a row the receiver could not be reached. */
    int failures() {
        return failures;
    }

    /** Null when nothing was ever delivered. */
    public Instant lastSuccessAt() {
        return lastSuccessAt;
    }

    /** Null while it works. */
    public Instant disabledAt() {
        return disabledAt;
    }

    /** For people; null while it works. */
    public String disabledReason() {
        return disabledReason;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
