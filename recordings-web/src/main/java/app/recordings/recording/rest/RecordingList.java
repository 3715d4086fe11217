package app.recordings.recording.rest;

import java.util.List;

/** A page of recordings; {@code nextCursor} is null on the last one. */
public record RecordingList(List<RecordingResponse> data, String nextCursor) {}
