package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of databases that are in use, restored into empty folders. */
class BackupIT {
    @TempDir
    Path backups;

    @Test
    void whatWasThereAtAnyMomentSinceComesBack() throws Exception {
        var configuration = archiving(ProductSession.fresh("archived"));
        var parts = Databases.startDatabase(configuration);
        Instant before;
        try (var database = Databases.connect(configuration.data())) {
            Databases.execute(database, "CREATE TABLE said (what text)", "INSERT INTO said VALUES ('in the backup')");
            Databases.run("backup", configuration, "--to=" + backups, "--keep=1");
            Databases.execute(database, "INSERT INTO said VALUES ('after it')");
            before = Instant.now().plusMillis(1).truncatedTo(ChronoUnit.MILLIS);
            Awaitility.await().until(() -> Instant.now().isAfter(before.plusMillis(5)));
            Databases.execute(database, "DELETE FROM said", "INSERT INTO said VALUES ('by mistake')");
            var piece = Databases.ask(database, "SELECT pg_walfile_name(pg_switch_wal())")
                    .get(0);
            Awaitility.await().until(() -> Files.exists(backups.resolve("log/" + piece + ".gz")));
        } finally {
            parts.stop();
        }

        assertThat(restored("--until=" + before)).containsExactly("in the backup", "after it");
        assertThat(restored()).containsExactly("by mistake");
        assertThatThrownBy(() -> restored("--until=" + Instant.now().plusSeconds(3600)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("recovery ended before configured recovery target was reached");
        assertThatThrownBy(() -> restored("--until=2001-01-01T00:00:00Z"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("is old enough: the oldest is base-");
        assertThatThrownBy(() -> Databases.run("restore", configuration, "--from=" + backups))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("already");
        assertThat(Databases.permissions(backups)).isEqualTo("rwx------");
    }

    @Test
    void eachRestoreGoesOnInABranchOfItsOwnWithTheAudioItNeeds() throws Exception {
        var audio = UUID.randomUUID().toString();
        var first = archiving(ProductSession.fresh("first"));
        var parts = Databases.startDatabase(first);
        try (var database = Databases.connect(first.data())) {
            Databases.execute(
                    database,
                    "CREATE TABLE said (what text)",
                    "CREATE VIEW object_needed AS SELECT what::uuid AS object_id FROM said WHERE length(what) = 36");
            Databases.run("backup", first, "--to=" + backups);
            object(first, UUID.randomUUID().toString());
            object(first, audio);
            say(database, audio);
        } finally {
            parts.stop();
        }
        for (var name : List.of("second", "third")) {
            var next = archiving(ProductSession.fresh(name));
            Databases.run("restore", next, "--from=" + backups);
            assertThat(objects(next.objects())).containsExactly(audio);
            parts = Databases.startDatabase(next);
            try (var database = Databases.connect(next.data())) {
                say(database, name);
            } finally {
                parts.stop();
            }
        }
        assertThat(restored()).containsExactly(audio, "second", "third");
        assertThat(backups.resolve("log")).isDirectoryContaining("glob:**/00000003.history.gz");

        Files.writeString(first.data().resolve("database/cluster/pg_wal/00000003.history"), "of another");
        assertThatThrownBy(() -> new DatabaseDefinition(
                                Surroundings.of(first, DataFolder.open(first.data()), Distribution.find()))
                        .prepare())
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("set RECORDINGS_BACKUP to a folder");
    }

    @Test
    void audioThatIsLostIsTold() throws Exception {
        var configuration = ProductSession.fresh("lossy");
        var there = "01890000-0000-7000-8000-0000000012ab";
        var lost = "01890000-0000-7000-8000-0000000013ab";
        var inTheDatabase = "01890000-0000-7000-8000-0000000014ab";
        var stillComing = "01890000-0000-7000-8000-0000000015ab";
        var parts = Databases.startDatabase(configuration);
        try (var database = Databases.connect(configuration.data())) {
            Databases.execute(
                    database,
                    "CREATE TABLE stored_chunk (object_id uuid)",
                    "CREATE TABLE upload (id uuid)",
                    "CREATE TABLE said (what uuid)",
                    "CREATE VIEW object_needed AS SELECT what AS object_id FROM said UNION ALL SELECT id FROM upload",
                    "INSERT INTO stored_chunk VALUES ('" + inTheDatabase + "')",
                    "INSERT INTO upload VALUES ('" + stillComing + "')",
                    "INSERT INTO said VALUES ('" + there + "'), ('" + lost + "'), ('" + inTheDatabase + "')");
            Files.createDirectories(configuration.objects().resolve("ab/12"));
            Files.writeString(configuration.objects().resolve("ab/12").resolve(there), "sound");
            var words = new String[] {"backup", "--to=" + backups};
            var made = BackupCommand.of(words).orElseThrow().run(configuration, Distribution.find());
            assertThat(made.base()).isDirectory();
            assertThat(made.missing()).isEqualTo(new Missing(1, lost));
            assertThat(made.exitCode()).isEqualTo(2);

            Databases.execute(database, "DELETE FROM said WHERE what = '" + lost + "'");
            assertThat(BackupCommand.of(words)
                            .orElseThrow()
                            .run(configuration, Distribution.find())
                            .exitCode())
                    .isZero();
        } finally {
            parts.stop();
        }
    }

    private void say(Connection database, String what) throws SQLException {
        Databases.execute(database, "INSERT INTO said VALUES ('" + what + "')");
        var piece = Databases.ask(database, "SELECT pg_walfile_name(pg_switch_wal())")
                .get(0);
        Awaitility.await().until(() -> Files.exists(backups.resolve("log/" + piece + ".gz")));
    }

    private static void object(Configuration configuration, String id) throws IOException {
        Files.createDirectories(configuration.objects().resolve("ab"));
        Files.writeString(configuration.objects().resolve("ab").resolve(id), "sound");
    }

    private static List<String> objects(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private List<String> restored(String... until) throws Exception {
        var empty = ProductSession.fresh("restored-until");
        var options = new ArrayList<>(List.of("--from=" + backups));
        options.addAll(List.of(until));
        Databases.run("restore", empty, options.toArray(String[]::new));
        var parts = Databases.startDatabase(empty);
        try (var database = Databases.connect(empty.data())) {
            return Databases.ask(database, "SELECT what FROM said");
        } finally {
            parts.stop();
        }
    }

    private Configuration archiving(Configuration usual) {
        return new Configuration(
                usual.httpHost(),
                usual.httpPort(),
                usual.data(),
                usual.publicUrl(),
                usual.registration(),
                Optional.of(backups),
                usual.objects(),
                usual.usesS3(),
                usual.layout(),
                usual.secrets(),
                usual.jvmOptions());
    }
}
