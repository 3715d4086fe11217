package app.recordings.recording;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a job makes of a recording, in its worker's hands, stage by stage; {@link TranscriptService#keep} stores what is new of
 * it. Not for several threads.
 */
public final class TranscriptDraft {
    private final Recording recording;
    private final Instant begunAt;
    private Transcript transcript;
    private boolean isStored;
    private boolean isChanged;
    private long durationMs;
    private Speech speech;

    /** @param stored what an earlier attempt or a person left; null when there is nothing yet */
    TranscriptDraft(Recording recording, Transcript stored, Instant begunAt) {
        this.recording = recording;
        this.transcript = stored;
        this.isStored = stored != null;
        this.begunAt = begunAt;
    }

    public Recording recording() {
        return recording;
    }

    /** Null until something was understood. */
    public String text() {
        return transcript == null ? null : transcript.text();
    }

    /** Null until corrected. */
    public String correctedText() {
        return transcript == null ? null : transcript.correctedText();
    }

    public boolean isSpoken() {
        return speech != null || transcript != null && transcript.speechId() != null;
    }

    /** Whether it has something that is not stored. */
    public boolean isChanged() {
        return isChanged;
    }

    public void recognised(UUID jobId, Recognition recognition) {
        transcript = new Transcript(jobId, recording, recognition, begunAt);
        durationMs = recognition.durationMs();
        isChanged = true;
    }

    public void corrected(CorrectedText corrected) {
        transcript.corrected(corrected);
        isChanged = true;
    }

    /** @param spoken to be kept before its audio is closed */
    public void spoken(Speech spoken) {
        speech = spoken;
        isChanged = true;
    }

    Transcript transcript() {
        return transcript;
    }

    boolean isStored() {
        return isStored;
    }

    /** Of the recording, as it was heard. */
    long durationMs() {
        return durationMs;
    }

    Optional<Speech> unstoredSpeech() {
        return Optional.ofNullable(speech);
    }

    void stored(Transcript row) {
        transcript = row;
        speech = null;
        isStored = true;
        isChanged = false;
    }
}
