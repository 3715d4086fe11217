package app.recordings.recording;

import java.util.UUID;

/** Fired in the transaction that deletes a recording, before its row goes. */
public record RecordingDeleted(UUID recordingId) {}
