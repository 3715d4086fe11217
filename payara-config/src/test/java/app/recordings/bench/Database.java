package app.recordings.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The product's database, in which the others it is compared with have a schema of their own. */
final class Database {
    private static final Duration LONGEST_WORK = Duration.ofMinutes(5);
    private static final String NAME = "recordings";
    private static final String YARD = """
            create schema if not exists yard;
            create table if not exists yard.rec (
                id uuid primary key default gen_random_uuid(), email text not null, data bytea not null,
                status text not null default 'PROCESSING', created_at timestamptz not null default now());
            alter table yard.rec alter column data set storage external;
            create table if not exists yard.job (
                id bigserial primary key, rec_id uuid not null references yard.rec, status text not null default 'QUEUED');
            create index if not exists job_queued on yard.job (id) where status = 'QUEUED';
            """;

    private final int port;
    private final String password;

    Database(int port, Path data) throws IOException {
        this.port = port;
        password = Files.readString(data.resolve("secrets/database-password")).strip();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, NAME, password);
    }

    /** What clients of libpq, and those that do as it does, read; they see the schema yard alone. */
    Map<String, String> environment() {
        return Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(port),
                "PGUSER",
                NAME,
                "PGDATABASE",
                NAME,
                "PGPASSWORD",
                password,
                "PGOPTIONS",
                "-c search_path=yard");
    }

    void makeYard() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(YARD);
        }
    }

    void run(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Waits until a query for a number finds 0. */
    void awaitNone(String sql) {
        await(sql).atMost(LONGEST_WORK).pollInterval(Duration.ofMillis(100)).until(() -> number(sql) == 0);
    }
}
