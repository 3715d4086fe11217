package app.recordings.privacy;

/**
 * How much an erasure takes.
 *
 * @param callers whose recordings are among them
 * @param sizeBytes of the audio as it was sent
 */
public record Erasure(long recordings, long callers, long sizeBytes) {}
