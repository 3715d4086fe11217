package app.recordings.recording;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What one job made of a recording, stage by stage: the recognised text, or what a person made of it, with its words, then the corrected text
 * with its corrections, then the corrected text spoken. It has the id of its job.
 */
@Entity
public class Transcript {
    @Id
    private UUID id;

    @Column(name = "owner_id", updatable = false)
    private UUID ownerId;

    @Column(name = "recording_id")
    private UUID recordingId;

    private String text;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Word> words;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Integer> peaks;

    private String recognizer;

    @Column(name = "corrected_text")
    private String correctedText;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Correction> corrections;

    private String corrector;

    @Column(name = "speech_id")
    private UUID speechId;

    @Column(name = "speech_size_bytes")
    private Long speechSizeBytes;

    @Column(name = "speech_sha256")
    private String speechSha256;

    @Column(name = "speech_duration_ms")
    private Long speechDurationMs;

    @Column(name = "speech_peaks")
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Integer> speechPeaks = List.of();

    private String synthesizer;

    @Column(name = "created_at")
    private Instant createdAt;

    private String language;

    @Version
    private int version;

    Transcript() {}

    Transcript(UUID jobId, Recording recording, Recognition recognition, Instant createdAt) {
        this.id = jobId;
        this.ownerId = recording.ownerId();
        this.recordingId = recording.id();
        this.language = recording.language();
        this.text = recognition.text();
        this.words = recognition.words();
        this.peaks = recognition.peaks();
        this.recognizer = recognition.engine();
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    UUID recordingId() {
        return recordingId;
    }

    /** Differs whenever anything of it differs. */
    public String tag() {
        return id + "." + version;
    }

    /** Of the recording; the search stems by it. */
    public String language() {
        return language;
    }

    public String text() {
        return text;
    }

    public List<Word> words() {
        return words;
    }

    /** The outline of the original audio. */
    public List<Integer> peaks() {
        return peaks;
    }

    public String recognizer() {
        return recognizer;
    }

    /** Null until corrected. */
    public String correctedText() {
        return correctedText;
    }

    public List<Correction> corrections() {
        return corrections == null ? List.of() : corrections;
    }

    /** Null until corrected. */
    public String corrector() {
        return corrector;
    }

    /** Of the spoken text in the store; null until spoken. */
    public UUID speechId() {
        return speechId;
    }

    public Long speechSizeBytes() {
        return speechSizeBytes;
    }

    public String speechSha256() {
        return speechSha256;
    }

    public Long speechDurationMs() {
        return speechDurationMs;
    }

    /** The outline of the spoken text. */
    public List<Integer> speechPeaks() {
        return speechPeaks;
    }

    public String synthesizer() {
        return synthesizer;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** As a person says that it should be, for a job to correct and speak; the words keep their time. */
    Transcript edited(UUID jobId, Recording recording, String newText, Instant now) {
        long duration = recording.durationMs() == null ? 0 : recording.durationMs();
        return new Transcript(
                jobId,
                recording,
                new Recognition(newText, duration, EditedWords.of(newText, words, duration), peaks, recognizer),
                now);
    }

    void corrected(CorrectedText corrected) {
        correctedText = corrected.text();
        corrections = corrected.corrections();
        corrector = corrected.engine();
    }

    void spoken(UUID objectId, Speech speech) {
        speechId = objectId;
        speechSizeBytes = speech.audio().size();
        speechSha256 = speech.audio().sha256();
        speechDurationMs = speech.durationMs();
        speechPeaks = speech.peaks();
        synthesizer = speech.engine();
    }
}
