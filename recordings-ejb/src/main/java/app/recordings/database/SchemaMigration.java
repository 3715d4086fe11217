package app.recordings.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Brings the database to the newest version; does nothing when it is there already. A migration takes as long as it takes; but
 * nodes of the former version go on meanwhile, so one that waits for their locks gives way after a while, before others queue up
 * behind it, and is tried again.
 *
 * <p>What failed before is tried again, too: one in a transaction left nothing behind, and one without is written to be begun
 * anew.
 */
final class SchemaMigration {
    private static final Logger LOG = Logger.getLogger(SchemaMigration.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 100;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String FORGET_FAILURES = """
            do $$ begin
                if to_regclass('flyway_schema_history') is not null then
                    delete from flyway_schema_history where not success;
                end if;
            end $$
            """;

    private final DataSource dataSource;
    private final Duration patience;

    SchemaMigration(DataSource dataSource) {
        this(dataSource, PATIENCE);
    }

    SchemaMigration(DataSource dataSource, Duration patience) {
        this.dataSource = dataSource;
        this.patience = patience;
    }

    /** @throws FlywayException when a migration fails, or never gets the locks that it needs */
    void run() {
        Flyway flyway = flyway();
        for (int left = TRIES; !hasMigrated(flyway, left); left--) {
            pause();
        }
    }

    private Flyway flyway() {
        FluentConfiguration configuration = Flyway.configure(SchemaMigration.class.getClassLoader());
        // by a lock of its session, since an index that is built concurrently waits for all transactions
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration
                .dataSource(unbounded())
                .locations("classpath:db/migration")
                .lockRetryCount(-1)
                .callbacks(new MigrationLimits(patience))
                .load();
    }

    private boolean hasMigrated(Flyway flyway, int left) {
        try {
            forgetFailures();
            flyway.migrate();
            return true;
        } catch (FlywayException e) {
            if (left == 1 || !mayPass(e)) {
                throw e;
            }
            LOG.log(left == TRIES ? Level.INFO : Level.FINE, "A migration waits for others to let go of a table");
            return false;
        }
    }

    private void forgetFailures() {
        try (Connection connection = unbounded().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(FORGET_FAILURES);
        } catch (SQLException e) {
            throw new IllegalStateException("The history of migrations cannot be read", e);
        }
    }

    /** Of a pool its own source of connections: the pool ends each statement after a minute, and keeps what is set on them. */
    private DataSource unbounded() {
        try {
            return dataSource.unwrap(DataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException("The pool does not say where its connections come from", e);
        }
    }

    /** One that another node saw fail since we looked is forgotten in the next round. */
    private static boolean mayPass(FlywayException failure) {
        return failure.getMessage().contains("failed migration") || isLockedOut(failure);
    }

    private static boolean isLockedOut(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a migration waits", e);
        }
    }
}
