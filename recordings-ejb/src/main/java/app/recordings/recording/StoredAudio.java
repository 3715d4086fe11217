package app.recordings.recording;

import java.util.UUID;

/** Audio that can be read from the store. */
public record StoredAudio(UUID objectId, String contentType, long sizeBytes, String sha256) {}
