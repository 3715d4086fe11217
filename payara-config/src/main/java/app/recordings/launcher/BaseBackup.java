package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * The database's files while they are written to, with that part of its log that makes them whole (PostgreSQL 17, 25.3.4:
 * low level API). Needs nothing but the server, so that pg_basebackup need not come along.
 */
record BaseBackup(RunningDatabase database, Path cluster) {
    private static final Set<String> FILES_LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");
    private static final Set<String> CONTENTS_LEFT_OUT = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    void copyTo(Path target) throws IOException {
        var held = "recordings_backup_" + ProcessHandle.current().pid();
        // for as long as this session lives no piece of the log that is needed goes
        database.ask("SELECT pg_create_physical_replication_slot('" + held + "', true, true)::text");
        var start = database.ask("SELECT pg_walfile_name(pg_backup_start('recordings', true))");
        copyFiles(target);
        var stop = database.askAll("SELECT pg_walfile_name(lsn), labelfile FROM pg_backup_stop(false)");
        Files.writeString(target.resolve("backup_label"), stop.get(0).get(1));
        var pieces = database.askAll("SELECT name FROM pg_ls_waldir() WHERE name LIKE '%.history' OR"
                + " length(name) = 24 AND name BETWEEN '" + start + "' AND '"
                + stop.get(0).get(0) + "'");
        for (var piece : pieces) {
            Files.copy(
                    cluster.resolve("pg_wal").resolve(piece.get(0)),
                    target.resolve("pg_wal").resolve(piece.get(0)));
        }
    }

    private void copyFiles(Path target) throws IOException {
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                var place = cluster.relativize(folder);
                if (place.startsWith("pgsql_tmp") || place.endsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(place));
                return CONTENTS_LEFT_OUT.contains(place.toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!FILES_LEFT_OUT.contains(file.getFileName().toString())) {
                    copy(file, target.resolve(cluster.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static void copy(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target);
        } catch (NoSuchFileException droppedMeanwhile) {
            Files.deleteIfExists(target);
        }
    }
}
