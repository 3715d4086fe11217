package app.recordings.search;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What to look for in messages.
 *
 * @param text as in a web search: all words, "a phrase", -without, one or another; at most 1,000 characters and 32 words or
 *     phrases
 * @param after the last hit of the piece before; null for the first piece
 * @param limit of hits
 */
public record MessageQuery(MessageScope scope, String text, Position after, int limit) {
    private static final int LONGEST = 1000;
    private static final int MOST_TERMS = 32;

    /**
     * Where a hit stands.
     *
     * @param breadth of the search that found it
     */
    public record Position(Breadth breadth, double rank, Instant createdAt, UUID chatId, long number) {}

    public MessageQuery {
        if (text == null || text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw wrong("Say what to look for in \"query\", in at most " + LONGEST + " characters.");
        } else if (Term.read(text).size() > MOST_TERMS) {
            throw wrong("A search has at most " + MOST_TERMS + " words and phrases.");
        }
    }

    List<Term> terms() {
        return Term.read(text);
    }

    private static ProblemException wrong(String detail) {
        return new ProblemException(ErrorType.INVALID_PARAMETER, detail);
    }
}
