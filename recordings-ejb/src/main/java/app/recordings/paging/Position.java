package app.recordings.paging;

import java.time.Instant;
import java.util.UUID;

/** Where a row stands in a list that is ordered by time, then id. */
public record Position(Instant createdAt, UUID id) {}
