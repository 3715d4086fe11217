package app.recordings.console;

import java.util.UUID;

/**
 * A piece of a list that is ordered by id, newest first.
 *
 * @param olderThan the last row of the piece before; null unless the list goes on downwards
 * @param newerThan the first row of the piece after; null unless it goes on upwards; both null for the newest piece
 * @param limit rows at most
 */
public record IdPageRequest(UUID olderThan, UUID newerThan, int limit) {
    public static final int USUAL = 50;

    public static IdPageRequest newest() {
        return new IdPageRequest(null, null, USUAL);
    }

    boolean isUpwards() {
        return olderThan == null && newerThan != null;
    }

    /** Narrows a query to where the piece begins. @return in which order it is to be read, with its limit */
    String on(String column, Conditions conditions) {
        if (isUpwards()) {
            conditions.and(column + " > :newerThan", "newerThan", newerThan);
        } else if (olderThan != null) {
            conditions.and(column + " < :olderThan", "olderThan", olderThan);
        }
        return " order by " + column + (isUpwards() ? " asc" : " desc");
    }
}
