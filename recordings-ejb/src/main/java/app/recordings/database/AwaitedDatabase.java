package app.recordings.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database that may come after those who need it. */
record AwaitedDatabase(DataSource dataSource) {
    private static final Logger LOG = Logger.getLogger(AwaitedDatabase.class.getName());
    private static final long POLL_MILLIS = 200;
    /** SQLSTATE classes of errors that time does not mend: wrong credentials, no such database. */
    private static final List<String> LASTING = List.of("28", "3D");

    /**
     * Returns when it takes connections, however long that lasts.
     *
     * @throws IllegalStateException if it is there and refuses us
     */
    void await() {
        for (boolean told = false; !isThere(); told = true) {
            if (!told) {
                LOG.log(Level.INFO, "Waiting for the database");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for the database", e);
            }
        }
    }

    private boolean isThere() {
        try (Connection connection = dataSource.getConnection()) {
            return !connection.isClosed();
        } catch (SQLException e) {
            if (lasts(e)) {
                throw new IllegalStateException("The database refuses us", e);
            }
            return false;
        }
    }

    /** A pool's own error wraps the driver's. */
    private static boolean lasts(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && LASTING.contains(sql.getSQLState().substring(0, 2))) {
                return true;
            }
        }
        return false;
    }
}
