package app.recordings.database;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells failures of the database itself from those of what it was asked for. */
final class DatabaseFailures {
    /** SQLSTATE classes of PostgreSQL: the connection is lost, nothing is left to serve with, somebody or a limit of time ended it. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    private static final Set<String> STATES = Set.of("25P03", "25P04", "55P03");

    private DatabaseFailures() {}

    /**
     * Whether any other statement might have failed as well: the database is away or full, or took too long. So is a
     * transaction that was rolled back without a statement's error, which is out of time.
     */
    static boolean areItsOwn(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList();
        List<SQLException> told = causes.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .toList();
        return told.isEmpty()
                ? causes.stream().anyMatch(DatabaseFailures::isRollback)
                : told.stream().anyMatch(DatabaseFailures::isItsOwn);
    }

    // The pool's own errors have no state.
    private static boolean isItsOwn(SQLException error) {
        String state = error.getSQLState();
        return state == null || state.length() < 2 || CLASSES.contains(state.substring(0, 2)) || STATES.contains(state);
    }

    private static boolean isRollback(Throwable failure) {
        return failure instanceof RollbackException
                || failure instanceof HeuristicRollbackException
                || failure instanceof HeuristicMixedException;
    }
}
