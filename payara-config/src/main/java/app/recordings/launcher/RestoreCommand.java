package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/**
 * The command restore --from=FOLDER [--until=TIME]: what a backup has, into an empty data folder; with the log that was kept
 * beside it, as it was at any moment since. Ended before, it begins anew.
 *
 * @param from absolute
 * @param until empty for the latest that is there
 */
record RestoreCommand(Path from, Optional<Instant> until) {
    /** Empty when another command is meant. */
    static Optional<RestoreCommand> of(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("restore")) {
            return Optional.empty();
        }
        var line = CommandLine.of(arguments).only(Set.of("from", "until"));
        var from = line.option("from")
                .orElseThrow(() -> new LaunchException("restore lacks --from=FOLDER: name where backups lie."));
        return Optional.of(new RestoreCommand(
                Path.of(from).toAbsolutePath().normalize(), line.option("until").map(RestoreCommand::time)));
    }

    private static Instant time(String until) {
        try {
            return OffsetDateTime.parse(until).toInstant();
        } catch (DateTimeParseException e) {
            throw new LaunchException(
                    "--until is '" + until + "': set it to a time with its zone, such as 2026-11-22T14:05:00Z.", e);
        }
    }

    /** @return when the last transaction that is there was committed; null when that is not known */
    String run(Configuration configuration, Distribution distribution) {
        try (var data = DataFolder.open(configuration.data())) {
            if (Files.exists(data.resolve("database/cluster"))) {
                throw new LaunchException("There is a database in " + data.path()
                        + " already: move that folder away, or set RECORDINGS_DATA to another.");
            }
            DatabaseDefinition.requireUser();
            var backups = new BackupFolder(from);
            var base = base(backups);
            copySecrets(base, data);
            var surroundings = Surroundings.of(configuration, data, distribution);
            var draft = Folders.emptied(data.resolve("database/cluster.new"));
            Folders.copy(base.resolve("cluster"), draft);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
            var last = new Recovery(surroundings, draft).run(backups.log(), until, database -> {
                for (var audio : backups.audio()) {
                    audio.copyTo(configuration.objects(), new NeededObjects(database));
                }
            });
            Programs.sync(data.path());
            Files.move(draft, data.resolve("database/cluster"), StandardCopyOption.ATOMIC_MOVE);
            return last;
        } catch (IOException failure) {
            throw new LaunchException("Nothing was restored: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Nothing was restored: interrupted.", interrupted);
        }
    }

    private Path base(BackupFolder backups) throws IOException {
        if (!Files.isDirectory(from)) {
            throw new LaunchException("There is no folder " + from + ": name the one that backup --to= wrote to.");
        }
        var oldest = backups.bases().stream().findFirst().map(base -> "the oldest is " + base.getFileName());
        return backups.baseFor(until.orElseGet(Clock.systemUTC()::instant))
                .orElseThrow(() -> new LaunchException(
                        "No backup in " + from + " is old enough: " + oldest.orElse("there is none") + "."));
    }

    private static void copySecrets(Path base, DataFolder data) throws IOException {
        try (var files = Files.walk(base, 2)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(base.resolve("cluster"))) {
                    Files.copy(
                            file, data.resolve(base.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
