package app.recordings.request;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A piece of a list whose rows are numbered.
 *
 * @param last the number of the last row of the piece before, or where the list begins
 * @param limit rows at most
 */
public record NumberCursor(long last, int limit) {
    /**
     * Reads what a client asks for.
     *
     * @param limit null for the usual one
     * @param cursor null for the first page
     * @param start where the list begins
     */
    public static NumberCursor page(String limit, String cursor, long start) {
        int rows = Cursor.page(limit, null).limit();
        return new NumberCursor(cursor == null ? start : read(cursor), rows);
    }

    /** The rows to show, of up to one more than asked for. */
    public <T> List<T> shown(List<T> rows) {
        return rows.subList(0, Math.min(rows.size(), limit));
    }

    /** @return null when there is no next page */
    public <T> String next(List<T> rows, ToLongFunction<T> number) {
        if (rows.size() <= limit) {
            return null;
        }
        byte[] text = Long.toString(number.applyAsLong(rows.get(limit - 1))).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static long read(String cursor) {
        try {
            long number = Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (number > 0) {
                return number;
            }
        } catch (IllegalArgumentException e) {
            // Answered below, like a number out of range.
        }
        throw new ProblemException(ErrorType.INVALID_PARAMETER, "The cursor is not one of this list.");
    }
}
