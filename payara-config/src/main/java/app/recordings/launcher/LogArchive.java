package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Has PostgreSQL keep its log in the backups' folder, and before each piece the audio in files that came since, so that whatever
 * the kept log tells of is there.
 */
record LogArchive(Path script, BackupFolder backups, Path objects) {
    /** While the folder is away, the log grows in the data folder. */
    List<String> settings() {
        return List.of(
                "archive_mode=on",
                "archive_timeout=60s",
                "archive_command=sh \"" + script + "\" \"" + backups.log() + "\" \"%p\" \"%f\" \"" + objects + "\"");
    }

    /**
     * Keeps the names of the log's branches, one for each restore: it ran while nothing was kept, and the next restore must not
     * take the name of this one's.
     *
     * @throws LaunchException if another database has taken one of them
     */
    void keepBranches(Path cluster) throws IOException, InterruptedException {
        try (var files = Files.list(cluster.resolve("pg_wal"))) {
            for (var branch : files.filter(file -> file.toString().endsWith(".history"))
                    .sorted()
                    .toList()) {
                keep(branch);
            }
        }
    }

    private void keep(Path branch) throws IOException, InterruptedException {
        var name = branch.getFileName().toString();
        var kept = new ProcessBuilder("sh", script.toString(), backups.log().toString(), branch.toString(), name)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (kept.waitFor() != 0) {
            throw new LaunchException(
                    "The database's log cannot be kept in " + backups.path() + " (" + name
                            + "): set RECORDINGS_BACKUP to a folder that can be written, and where no other database keeps its own.");
        }
    }
}
