package app.recordings.webhook;

import app.recordings.paging.Position;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * One event on its way to an application. Comes into being with its final body; is tried until the receiver has taken it or
 * its time is over, and again when its owner says so. All changes are single guarded updates.
 */
@Entity
@Immutable
@Table(name = "webhook_delivery")
public class WebhookDelivery {
    @Id
    private UUID id;

    @Column(name = "webhook_id")
    private UUID webhookId;

    @Column(name = "event_id")
    private long eventId;

    private String event;

    private String body;

    private String status;

    private int attempts;

    @Column(name = "last_error")
    private String lastError;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "created_at")
    private Instant createdAt;

    WebhookDelivery() {}

    /** Also what the receiver sees as {@code webhook-id}, at each attempt the same. */
    public UUID id() {
        return id;
    }

    /** Its type. */
    public String event() {
        return event;
    }

    String body() {
        return body;
    }

    public String status() {
        return status;
    }

    public int attempts() {
        return attempts;
    }

    /** What went wrong the last time that something did; null when nothing ever did. */
    public String lastError() {
        return lastError;
    }

    /** Null when there will be none. */
    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    Position position() {
        return new Position(createdAt, id);
    }
}
