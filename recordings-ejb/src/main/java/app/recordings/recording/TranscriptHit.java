package app.recordings.recording;

import java.util.UUID;

/**
 * A transcript that a search found.
 *
 * @param snippet HTML: what was found in {@code <mark>}, everything else escaped
 * @param rank the greater the better
 */
public record TranscriptHit(UUID recordingId, String snippet, double rank) {}
