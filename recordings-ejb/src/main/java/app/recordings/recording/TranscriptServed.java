package app.recordings.recording;

import java.util.UUID;

/** Fired in the transaction from which on a recording serves this text. */
public record TranscriptServed(UUID recordingId, String text) {}
