package app.recordings.recording;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import java.util.UUID;

/**
 * What to look for in transcripts.
 *
 * @param words as in a web search: all of them, "a phrase", -without, one or another; at most 1,000 characters
 * @param after the last hit of the piece before; null for the first piece
 * @param limit of hits
 */
public record TranscriptQuery(String words, Position after, int limit) {
    private static final int LONGEST = 1000;

    /** Where a hit stands. */
    public record Position(double rank, UUID recordingId) {}

    public TranscriptQuery {
        if (words == null || words.isBlank() || words.length() > LONGEST || words.indexOf('\0') >= 0) {
            throw new ProblemException(
                    ErrorType.INVALID_PARAMETER,
                    "Say what to look for in \"q\", in at most " + LONGEST + " characters.");
        }
    }
}
