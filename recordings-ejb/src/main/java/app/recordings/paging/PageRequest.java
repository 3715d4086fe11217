package app.recordings.paging;

/**
 * A piece of a list.
 *
 * @param after the last row of the piece before; null for the first piece
 * @param limit rows at most, 1 to 200
 */
public record PageRequest(Position after, int limit) {
    public static final int LARGEST = 200;
    public static final int USUAL = 50;

    /** The position after which a list, newest first, goes on. */
    public Position start() {
        return after == null ? Position.NEWEST : after;
    }
}
