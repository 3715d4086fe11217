package app.recordings.database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the database does.
 *
 * @param statements those that took most time in all; empty where PostgreSQL does not count them
 */
public record DatabaseReport(
        Server server,
        List<Sessions> sessions,
        List<TableUse> tables,
        List<IndexUse> indexes,
        Optional<List<Statement>> statements,
        List<Migration> migrations) {

    /** @param sessionLimit connections of everybody at most */
    public record Server(String version, Instant startedAt, long sizeBytes, int sessionLimit) {}

    /** Connections to this database. @param state such as {@code idle} */
    public record Sessions(String state, long count) {}

    /**
     * A table.
     *
     * @param rows as PostgreSQL estimates
     * @param bytes with its indexes and what is stored beside it
     * @param deadRows versions that nobody needs and that have not been removed
     * @param vacuumedAt when such were removed last, by itself or by hand; null when never
     * @param analyzedAt when its statistics were made last; null when never
     */
    public record TableUse(
            String name,
            long rows,
            long bytes,
            long deadRows,
            Instant vacuumedAt,
            Instant analyzedAt,
            long readsInFull) {}

    /** @param scans how often it was used since the statistics began; one never used is only a cost, unless it is unique */
    public record IndexUse(String name, String table, long bytes, long scans, boolean isUnique) {}

    /** A kind of statement, its values left out. */
    public record Statement(String text, long calls, double totalMs, double meanMs, double longestMs) {}

    /** @param appliedAt null when it failed */
    public record Migration(String version, String description, Instant appliedAt, int tookMs, boolean isApplied) {}
}
