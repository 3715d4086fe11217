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
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;

/**
 * Where the next page of a list begins, as text that clients hand back unread. It fits only the filters that it
 * was made with.
 */
public final class Cursor {
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
        return new PageRequest(cursor == null ? null : open(cursor, Cursor::position, filters), limit(limit));
    }

    /** @return null when there is no next page */
    public static String write(Position next, Object... filters) {
        return next == null ? null : seal(next.createdAt().toEpochMilli() + " " + next.id(), filters);
    }

    /** A cursor for a list in an order of its own. */
    public static String seal(String position, Object... filters) {
        String text = Objects.hash(filters) + " " + position;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What was sealed.
     *
     * @param reading may fail as parsing does
     */
    public static <T> T open(String cursor, Function<String, T> reading, Object... filters) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split(" ", 2);
            if (parts.length == 2 && parts[0].equals(String.valueOf(Objects.hash(filters)))) {
                return reading.apply(parts[1]);
            }
        } catch (IllegalArgumentException
                | DateTimeException
                | NoSuchElementException
                | ArrayIndexOutOfBoundsException e) {
            // Answered below, like a cursor of other filters.
        }
        throw wrong("The cursor is not one of this list with these filters.");
    }

    /** @param limit null for the usual one */
    public static int limit(String limit) {
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

    private static Position position(String text) {
        String[] parts = text.split(" ", 2);
        return new Position(time(Long.parseLong(parts[0])), Ids.parse(parts[1]).orElseThrow());
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
