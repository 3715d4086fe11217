package app.recordings.recording;

/** @param token what follows {@code /api/v1/shared/}; it is stored nowhere, and so shown this once */
public record NewRecordingLink(RecordingLink link, String token) {}
