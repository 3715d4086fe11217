package app.recordings.recording;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/**
 * One piece of spoken audio. It comes into being together with its audio and the job that corrects it; how far
 * that is, the job tells. Once something was understood it names the transcript that it serves, which only a
 * completed job replaces. It ends when its owner deletes it, with all that was derived from it.
 */
@Entity
public class Recording {
    @Id
    private UUID id;

    @Column(name = "owner_id", updatable = false)
    private UUID ownerId;

    @Column(name = "job_id")
    private UUID jobId;

    @Column(name = "transcript_id")
    private UUID transcriptId;

    @Column(updatable = false)
    private String email;

    /** Of emails about it. */
    @Column(name = "reader_language", updatable = false)
    private String readerLanguage;

    @Column(updatable = false)
    private String language;

    @Column(name = "content_type", updatable = false)
    private String contentType;

    @Column(name = "size_bytes", updatable = false)
    private long sizeBytes;

    @Column(updatable = false)
    private String sha256;

    @Column(name = "duration_ms")
    private Long durationMs;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    Recording() {}

    Recording(UUID id, NewRecording order, AudioFormat format, UUID jobId, Instant createdAt) {
        this.id = id;
        this.ownerId = order.ownerId();
        this.jobId = jobId;
        this.email = order.email();
        this.readerLanguage =
                order.readerLanguage() == null ? null : order.readerLanguage().tag();
        this.language = order.language();
        this.contentType = format.contentType();
        this.sizeBytes = order.audio().size();
        this.sha256 = order.audio().sha256();
        this.createdAt = createdAt;
    }

    /** Also the id of its audio in the store. */
    public UUID id() {
        return id;
    }

    public UUID ownerId() {
        return ownerId;
    }

    /** Of the job that corrects it, the newest if there were several. */
    public UUID jobId() {
        return jobId;
    }

    /** Of the transcript that is served; null until something was understood. */
    public UUID transcriptId() {
        return transcriptId;
    }

    /** Null when none was given. */
    public String email() {
        return email;
    }

    public String language() {
        return language;
    }

    public String contentType() {
        return contentType;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /** Of the audio, in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Null until it was decoded. */
    public Long durationMs() {
        return durationMs;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** From now on this transcript is served. */
    void serve(UUID newTranscriptId) {
        transcriptId = newTranscriptId;
    }

    /** From now on this job tells how far it is. */
    void workedOnBy(UUID newJobId) {
        jobId = newJobId;
    }
}
