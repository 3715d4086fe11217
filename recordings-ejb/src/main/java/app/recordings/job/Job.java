package app.recordings.job;

import app.recordings.event.EventType;
import app.recordings.event.NewEvent;
import app.recordings.paging.Position;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One unit of asynchronous work. It waits <em>queued</em> until a worker claims it under a lease and it is
 * <em>processing</em>; ends <em>completed</em>; or goes back to queued after a failed attempt, until the last
 * one leaves it <em>failed</em>. Its owner can <em>cancel</em> it before its end, and retry it after a bad one.
 * The entity only shows the row: {@link JobRepository} changes it, guarded by status and lease.
 */
@Entity
@Immutable
public class Job {
    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    private String type;

    @JdbcTypeCode(SqlTypes.JSON)
    private String parameters;

    @Column(name = "recording_id")
    private UUID recordingId;

    private JobStatus status;
    private String stage;
    private Float progress;
    private int attempts;

    @Column(name = "max_attempts")
    private int maxAttempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    private UUID lease;

    @Column(name = "error_code")
    private String errorCode;

    @Column(name = "error_message")
    private String errorMessage;

    @JdbcTypeCode(SqlTypes.JSON)
    private String result;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "queued_at")
    private Instant queuedAt;

    private String trace;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "completed_at")
    private Instant completedAt;

    @Column(name = "discarded_at")
    private Instant discardedAt;

    Job() {}

    Job(UUID id, NewJob order, int maxAttempts, Instant createdAt) {
        this.id = id;
        this.ownerId = order.ownerId();
        this.type = order.type();
        this.parameters = order.parameters();
        this.recordingId = order.recordingId();
        this.status = JobStatus.QUEUED;
        this.maxAttempts = maxAttempts;
        this.createdAt = createdAt;
        this.queuedAt = createdAt;
        this.trace = order.trace();
    }

    public UUID id() {
        return id;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public String type() {
        return type;
    }

    /** A JSON object, as text. */
    public String parameters() {
        return parameters;
    }

    /** Null when the work has no recording. */
    public UUID recordingId() {
        return recordingId;
    }

    public JobStatus status() {
        return status;
    }

    /** What the worker is at; null unless processing. */
    public String stage() {
        return stage;
    }

    /** Of the stage, 0 to 1; null when unknown. */
    public Float progress() {
        return progress;
    }

    /** Begun so far; the one at work included. */
    public int attempts() {
        return attempts;
    }

    public int maxAttempts() {
        return maxAttempts;
    }

    /** Null unless waiting for a set time. */
    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    /** The token of the worker that has it; null unless processing. */
    public UUID lease() {
        return lease;
    }

    /** Why the last attempt failed; empty when none did, another has begun, or the job was completed after all. */
    public Optional<JobError> error() {
        return Optional.ofNullable(errorCode).map(code -> new JobError(code, errorMessage));
    }

    /** What came of it, a JSON object as text; null when nothing is kept of it. An attempt may leave it before the end. */
    public String result() {
        return result;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Since when it waits, or waited, for a worker; a wait before another attempt is over then. */
    Instant queuedAt() {
        return queuedAt == null ? createdAt : queuedAt;
    }

    /** When somebody wanted it done; for one that was retried and then took several attempts, when it was made. */
    Instant askedAt() {
        return attempts > 1 ? createdAt : queuedAt();
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant completedAt() {
        return completedAt;
    }

    /** When an administrator took it from among the dead letters; null unless failed. */
    public Instant discardedAt() {
        return discardedAt;
    }

    /** The step that asked for it, a {@code traceparent}; null when that was not traced. */
    String trace() {
        return trace;
    }

    /** By which traces and logs name it. */
    Map<String, String> ids() {
        return recordingId == null
                ? Map.of("job.id", id.toString())
                : Map.of("job.id", id.toString(), "recording.id", recordingId.toString());
    }

    JobLane lane() {
        return new JobLane(ownerId, type);
    }

    Position position() {
        return new Position(createdAt, id);
    }

    NewEvent event(EventType what) {
        return new NewEvent(ownerId, id, recordingId, what, attempts, errorCode, errorMessage);
    }
}
