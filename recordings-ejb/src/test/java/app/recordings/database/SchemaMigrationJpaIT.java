package app.recordings.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.harness.Sql;
import app.recordings.harness.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Migrations of a database of their own, which others use. */
class SchemaMigrationJpaIT {
    private static final String NAME = "migrated";
    private static final String WAITING = """
             from pg_stat_activity where datname = ? and wait_event_type = 'Lock'
             and clock_timestamp() - query_start > cast(? as interval)
            """;

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    @BeforeEach
    void makeTheDatabase() throws SQLException {
        PGSimpleDataSource others = (PGSimpleDataSource) TestDatabase.dataSource();
        database.setUrl(others.getUrl());
        database.setUser(others.getUser());
        database.setPassword(others.getPassword());
        database.setDatabaseName(NAME);
        Sql.update("drop database if exists " + NAME + " with (force)");
        Sql.update("create database " + NAME);
    }

    @AfterEach
    void dropTheDatabase() throws SQLException {
        Sql.update("drop database " + NAME + " with (force)");
    }

    @Test
    void lastsLongerThanStatementsMay() throws SQLException {
        Sql.update("alter database " + NAME + " set statement_timeout = '5ms'");
        new SchemaMigration(database).run();
        Sql.update("alter database " + NAME + " reset statement_timeout");
        try (Connection connection = database.getConnection();
                ResultSet found = connection.getMetaData().getTables(null, "public", "recording", null)) {
            assertThat(found.next()).isTrue();
        }
    }

    @Test
    void givesWayToWhoHasALockAndIsTriedAgain() throws Exception {
        migrateTo("1");
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table application in share mode");
            CompletableFuture<Void> migration = migration();
            await().until(() -> isWaiting("0"));
            await().until(() -> !isWaiting("0"));
            assertThat(migration).as("goes on").isNotDone();
            other.commit();
            migration.get();
        }
    }

    @Test
    void buildsIndexesBesideWhoWritesAndAnewWhenItBrokeOff() throws Exception {
        migrateTo("33");
        try (Connection writer = database.getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("lock table job in row exclusive mode");
            CompletableFuture<Void> broken = migration();
            await().until(() -> isWaiting("200 ms"));
            writesGoOn();
            Sql.number("select count(pg_cancel_backend(pid))" + WAITING, NAME, "0");
            assertThat(broken).failsWithin(Duration.ofSeconds(10));
            assertThat(brokenIndexes()).as("what broke off").isEqualTo(1);
        }
        CompletableFuture<Void> oneNode = migration();
        CompletableFuture<Void> another = migration();
        assertThat(oneNode).succeedsWithin(Duration.ofSeconds(30));
        assertThat(another).succeedsWithin(Duration.ofSeconds(30));
        assertThat(brokenIndexes()).isZero();
    }

    private CompletableFuture<Void> migration() {
        return CompletableFuture.runAsync(() -> new SchemaMigration(database, Duration.ofMillis(100)).run());
    }

    private void writesGoOn() throws SQLException {
        try (Connection another = database.getConnection();
                Statement statement = another.createStatement()) {
            statement.execute("set lock_timeout = 1000");
            statement.execute("update job set attempts = attempts");
        }
    }

    private int brokenIndexes() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet counted = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_index where not indisvalid")) {
            counted.next();
            return counted.getInt(1);
        }
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    /** @param since an interval */
    private static boolean isWaiting(String since) throws SQLException {
        return Sql.number("select count(*)" + WAITING, NAME, since) > 0;
    }
}
