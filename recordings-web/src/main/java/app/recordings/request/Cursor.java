package app.recordings.request;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import app.recordings.time.Ids;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;

/**
 * Where the next page of a list begins, as text that clients hand back unread. It fits only the filters that it
 * was made with.
 */
public final class Cursor {
    private static final int PARTS = 3;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Cursor() {}

    /**
     * Reads what a client asks for.
     *
     * @param limit null for the usual one
     * @param cursor null for the first page
     * @param filters that the cursor must have been made with
     */
    public static PageRequest page(String limit, String cursor, Object... filters) {
        return new PageRequest(cursor == null ? null : read(cursor, filters), limit(limit));
    }

    /** @return null when there is no next page */
    public static String write(Position next, Object... filters) {
        if (next == null) {
            return null;
        }
        String text = next.createdAt().toEpochMilli() + " " + next.id() + " " + Objects.hash(filters);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int limit(String limit) {
        if (limit == null) {
            return PageRequest.USUAL;
        }
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= PageRequest.LARGEST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, like a number out of range.
        }
        throw wrong("The limit must be a number from 1 to " + PageRequest.LARGEST + ".");
    }

    private static Position read(String cursor, Object... filters) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split(" ", -1);
            if (parts.length == PARTS && parts[2].equals(String.valueOf(Objects.hash(filters)))) {
                return new Position(
                        time(Long.parseLong(parts[0])), Ids.parse(parts[1]).orElseThrow());
            }
        } catch (IllegalArgumentException | DateTimeException | java.util.NoSuchElementException e) {
            // Answered below, like a cursor of other filters.
        }
        throw wrong("The cursor is not one of this list with these filters.");
    }

    // The database knows fewer years than Java, and fails at the others.
    private static Instant time(long epochMilli) {
        if (epochMilli < 0 || epochMilli > LATEST.toEpochMilli()) {
            throw new DateTimeException("Not in our days");
        }
        return Instant.ofEpochMilli(epochMilli);
    }

    private static ProblemException wrong(String detail) {
        return new ProblemException(ErrorType.INVALID_PARAMETER, detail);
    }
}
