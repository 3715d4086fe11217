package app.recordings.console;

import java.time.Instant;
import java.util.UUID;

/**
 * When something was made, by its id, whose first 48 bits are the milliseconds of its making (RFC 9562, version 7).
 *
 * @param since inclusive; null for any
 * @param before exclusive; null for any
 */
public record Period(Instant since, Instant before) {
    public static final Period ANY = new Period(null, null);

    /** The condition on a column that holds such ids. */
    void on(String column, Conditions conditions) {
        if (since != null) {
            conditions.and(column + " >= :since", "since", first(since));
        }
        if (before != null) {
            conditions.and(column + " < :before", "before", first(before));
        }
    }

    /** Of all ids made at a time, one that none is less than. */
    static UUID first(Instant at) {
        return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0);
    }
}
