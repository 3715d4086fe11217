package app.recordings.search;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that a search found.
 *
 * @param position where it stands
 * @param chat its chat's number
 * @param recordingId of a voice message; null for a written one
 * @param snippet HTML: what was found in {@code <mark>}, everything else escaped
 */
public record MessageHit(MessageQuery.Position position, long chat, String body, UUID recordingId, String snippet) {
    MessageHit with(String newSnippet) {
        return new MessageHit(position, chat, body, recordingId, newSnippet);
    }

    public long number() {
        return position.number();
    }

    public Instant createdAt() {
        return position.createdAt();
    }

    /** The greater the better. */
    public double rank() {
        return position.rank();
    }
}
