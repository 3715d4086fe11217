package app.recordings.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes of the version before serve on while a migration runs, and until the last of them is replaced. */
class MigrationCompatibilityTest {
    /** Those before came when there was no version before. */
    private static final String FIRST = "V025";

    static List<Path> migrations() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.filter(file -> file.getFileName().toString().compareTo(FIRST) >= 0)
                    .filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void theVersionBeforeOutlivesEachMigration(Path migration) throws IOException {
        assertThat(new MigrationStatements(Files.readString(migration)).harmful())
                .as("take two releases for these, as CONTRIBUTING.md tells")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void whatRunsWithoutATransactionCanBeBegunAnew(Path migration) throws IOException {
        boolean isInOne = Files.notExists(migration.resolveSibling(migration.getFileName() + ".conf"));
        String sql = Files.readString(migration);
        assertThat(sql.contains("concurrently")).isEqualTo(!isInOne);
        assertThat(isInOne || new MigrationStatements(sql).canBeBegunAnew()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table job",
                "DROP VIEW IF EXISTS overview",
                "truncate job",
                "alter table job\n  drop column stage",
                "alter table job rename column stage to step",
                "alter table job rename to work",
                "alter table if exists only job alter column stage set not null",
                "alter table job alter column attempts type bigint",
                "alter table job alter column stage set data type varchar(9)",
                "alter table job alter column stage drop default",
                "alter table job add column a int, add column priority integer not null",
                "alter table job add column size numeric(4, 2) not null",
                "alter table job add constraint few check (attempts < 9)",
                "create unique index job_recording on job (recording_id)",
                "create unique index concurrently job_recording on job (recording_id)",
                "create index event_type on event (type)",
                "create index if not exists event_type on only event using btree (type)",
                "create index concurrently event_type on event (type)"
            })
    void seesWhatTheVersionBeforeStumblesOver(String statement) {
        assertThat(new MigrationStatements("create table note (id uuid);" + statement + ";").harmful())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table note (id uuid not null); alter table note alter column id set not null",
                "create table note (id uuid); create unique index note_id on note (id)",
                "alter table job add column priority integer not null default 0, add column note text",
                "alter table job add column size numeric(4, 2) default 1 not null",
                "drop index job_owner",
                "create function f() returns trigger language plpgsql as $$ begin drop table x; end $$",
                "-- drop table job\nupdate job set attempts = 0",
                "create table note (id uuid); create index note_id on note (id)",
                "drop index concurrently if exists job_type; create index concurrently job_type on job (type)",
                "-- unused since 0.2: no node asks for it any more\nalter table job drop column stage"
            })
    void letsBeWhatItDoesNotSee(String statements) {
        assertThat(new MigrationStatements(statements + ";").harmful()).isEmpty();
    }
}
