package app.recordings.paging;

import java.time.Instant;
import java.util.UUID;

/** Where a row stands in a list that is ordered by time, then id. */
public record Position(Instant createdAt, UUID id) {
    /** Before the newest row of any list; PostgreSQL orders ids as unsigned bytes. */
    static final Position NEWEST = new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));
}
