package app.recordings.image;

import java.util.UUID;

/** A kept picture's place in the object store, and what is there. */
public record StoredImage(UUID objectId, String contentType, long sizeBytes) {}
