package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupCommandTest {
    @TempDir
    Path folder;

    @Test
    void knowsItsWords() {
        assertThat(BackupCommand.of(new String[0])).isEmpty();
        assertThat(RestoreCommand.of(new String[] {"backup", "--to=/b"})).isEmpty();
        assertThat(BackupCommand.of(new String[] {"backup", "--to=/b/../c", "--keep=7"}))
                .contains(new BackupCommand(Path.of("/c"), Optional.of(7)));
        assertThat(RestoreCommand.of(new String[] {"restore", "--from=/b", "--until=2026-11-22T15:05:00+01:00"}))
                .contains(new RestoreCommand(Path.of("/b"), Optional.of(Instant.parse("2026-11-22T14:05:00Z"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup",
                "backup --to=",
                "backup --into=/b",
                "backup --to=/b --keep=0",
                "backup --to=/b --keep=x",
                "backup /b",
                "restore",
                "restore --from=/b --until=yesterday",
                "restore --from=/b --keep=1"
            })
    void otherWordsAreRefusedInASentence(String line) {
        var words = line.split(" ", -1);
        assertThatThrownBy(() -> {
                    BackupCommand.of(words);
                    RestoreCommand.of(words);
                })
                .isInstanceOf(LaunchException.class)
                .hasMessageMatching("(?s)[^\n]+\\.");
    }

    @Test
    void nothingIsBackedUpThatDoesNotRun() {
        var configuration = Configuration.from(Map.of("RECORDINGS_DATA", folder.toString()));
        var distributionNowhere = new Distribution(folder, folder, false);
        assertThatThrownBy(() -> new BackupCommand(folder.resolve("backups"), Optional.empty())
                        .run(configuration, distributionNowhere))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("does not run");
        assertThat(folder.resolve("backups")).isDirectoryNotContaining("glob:**/base-*");
    }

    @Test
    void leavesTheNewestAndTheLogTheyNeed() throws Exception {
        var backups = BackupFolder.made(folder);
        base("base-20261101T000000000Z", "000000010000000000000002");
        base("base-20261102T000000000Z", "000000010000000000000005");
        base("base-20261103T000000000Z", "000000020000000000000009");
        for (var piece : List.of(
                "000000010000000000000004.gz",
                "000000010000000000000005.gz",
                "00000002.history.gz",
                "000000020000000000000008.gz")) {
            Files.createFile(backups.log().resolve(piece));
        }
        assertThat(backups.baseFor(Instant.parse("2026-11-02T12:00:00Z")))
                .contains(folder.resolve("base-20261102T000000000Z"));
        backups.keep(2);
        assertThat(backups.bases())
                .containsExactly(
                        folder.resolve("base-20261102T000000000Z"), folder.resolve("base-20261103T000000000Z"));
        assertThat(backups.log())
                .isDirectoryNotContaining("glob:**000000010000000000000004.gz")
                .isDirectoryContaining("glob:**000000010000000000000005.gz")
                .isDirectoryContaining("glob:**00000002.history.gz");
        backups.keep(1);
        assertThat(backups.log()).isDirectoryNotContaining("glob:**000000020000000000000008.gz");
    }

    private void base(String name, String piece) throws Exception {
        var log = Files.createDirectories(folder.resolve(name).resolve("cluster/pg_wal"));
        Files.createFile(log.resolve(piece));
        Files.createFile(log.resolve("00000002.history"));
    }

    @Test
    void deletedAudioGoesWithTheLastBackupThatNeedsIt() throws Exception {
        var live = new ObjectFolder(Files.createDirectories(folder.resolve("live")));
        var backups = BackupFolder.made(folder.resolve("backups"));
        Files.createDirectories(backups.objects().resolve("ab"));
        Files.writeString(backups.objects().resolve("ab/deleted"), "sound");
        backups.setAside(new ObjectFolder(folder.resolve("a disk that is away")), names -> List.of());
        assertThat(backups.objects().resolve("ab/deleted")).exists();
        backups.setAside(live, names -> names);
        assertThat(backups.objects().resolve("ab/deleted"))
                .as("an empty folder, though rows need it")
                .exists();

        backups.setAside(live, names -> List.of());
        assertThat(backups.objects().resolve("ab/deleted")).doesNotExist();
        base("backups/base-20010101T000000000Z", "000000010000000000000002");
        backups.keep(1);
        assertThat(restored(backups)).contains("deleted");
        base("backups/base-29990101T000000000Z", "000000010000000000000003");
        backups.keep(2);
        assertThat(restored(backups)).contains("deleted");
        backups.keep(1);
        assertThat(restored(backups)).isEmpty();
    }

    @Test
    void ofTwoCopiesTheNewerIsRestored() throws Exception {
        var backups = BackupFolder.made(folder.resolve("backups"));
        for (var copy : List.of("objects", "gone.new", "gone-20010101T000000000Z")) {
            Files.createDirectories(folder.resolve("backups").resolve(copy));
            Files.writeString(folder.resolve("backups").resolve(copy).resolve("sound"), copy);
        }
        var target = Files.createDirectories(folder.resolve("target"));
        for (var audio : backups.audio()) {
            audio.copyTo(target);
        }
        assertThat(target.resolve("sound")).hasContent("objects");
    }

    private List<String> restored(BackupFolder backups) throws Exception {
        var target = Files.createTempDirectory(folder, "restored");
        for (var audio : backups.audio()) {
            audio.copyTo(target);
        }
        try (var files = Files.walk(target)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void theLogIsKeptAfterTheAudioThatItTellsOf() throws Exception {
        var live = Files.createDirectories(folder.resolve("live/ab"));
        var backups = BackupFolder.made(folder.resolve("backups"));
        var script = Path.of("src/main/distribution/conf/archive-log.sh").toAbsolutePath();
        Files.writeString(folder.resolve("piece"), "log");
        Files.writeString(live.resolve("one"), "sound");
        assertThat(archive(script, backups, "1")).isZero();
        assertThat(backups.objects().resolve("ab/one")).hasContent("sound");

        Files.delete(backups.objects().resolve("ab/one"));
        Files.writeString(live.resolve("two"), "half");
        assertThat(archive(script, backups, "2")).isZero();
        Files.writeString(live.resolve("two"), "full");
        Files.writeString(live.resolve("three.new"), "unfinished");
        assertThat(archive(script, backups, "3")).isZero();
        assertThat(backups.objects().resolve("ab/two")).hasContent("full");
        assertThat(backups.objects().resolve("ab/three.new")).doesNotExist();
        assertThat(backups.log().resolve("3.gz")).exists();

        Files.createFile(Folders.emptied(backups.objects()));
        assertThat(archive(script, backups, "4")).isNotZero();
        assertThat(backups.log().resolve("4.gz")).doesNotExist();
    }

    private int archive(Path script, BackupFolder backups, String name) throws Exception {
        return new ProcessBuilder(
                        "sh",
                        script.toString(),
                        backups.log().toString(),
                        folder.resolve("piece").toString(),
                        name,
                        folder.resolve("live").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void audioInFilesIsCopiedOnceWhenItIsWhole() throws Exception {
        var objects = Files.createDirectories(folder.resolve("objects/ab"));
        Files.writeString(objects.resolve("one"), "sound");
        Files.writeString(objects.resolve("two.new"), "half a sou");
        var target = folder.resolve("copy");
        var copying = new ObjectFolder(folder.resolve("objects"));
        copying.copyTo(target);
        assertThat(target.resolve("ab/one")).hasContent("sound");
        assertThat(target.resolve("ab/two.new")).doesNotExist();
        Files.writeString(objects.resolve("one"), "grown");
        copying.copyTo(target);
        assertThat(target.resolve("ab/one")).as("of the same size").hasContent("grown");
        Files.delete(objects.resolve("one"));
        copying.copyTo(target);
        assertThat(target.resolve("ab/one")).hasContent("grown");
        new ObjectFolder(folder.resolve("nowhere")).copyTo(target);
    }
}
