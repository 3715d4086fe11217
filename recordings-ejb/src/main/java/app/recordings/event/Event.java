package app.recordings.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One change, as its owner's clients are told of it. Written with the change, in its transaction; kept until trimmed. */
@Entity
@Immutable
public class Event {
    @Id
    private long id;

    @Column(name = "owner_id")
    private UUID ownerId;

    private String type;

    private Instant at;

    @Column(name = "job_id")
    private UUID jobId;

    @Column(name = "recording_id")
    private UUID recordingId;

    private int attempt;

    @Column(name = "error_code")
    private String errorCode;

    @Column(name = "error_message")
    private String errorMessage;

    Event() {}

    public long id() {
        return id;
    }

    public UUID ownerId() {
        return ownerId;
    }

    /** Such as {@code recording.completed}. */
    public String type() {
        return type;
    }

    public Instant at() {
        return at;
    }

    public UUID jobId() {
        return jobId;
    }

    /** Null when the work has no recording. */
    public UUID recordingId() {
        return recordingId;
    }

    public int attempt() {
        return attempt;
    }

    /** Null when nothing went wrong. */
    public String errorCode() {
        return errorCode;
    }

    public String errorMessage() {
        return errorMessage;
    }
}
