package app.recordings.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The command backup --to=FOLDER [--keep=NUMBER]: all that a product on this machine keeps, while it serves. Ended before, it
 * leaves nothing that could be taken for a backup.
 *
 * @param to absolute
 * @param keep how many backups stay, 1 or more; empty for all
 */
record BackupCommand(Path to, Optional<Integer> keep) {
    private static final String ADMIN_KEY = "admin-key";

    /**
     * What was made.
     *
     * @param base its folder
     * @param missing audio that is in no backup from now on, though rows need it
     */
    record Backup(Path base, Missing missing) {
        /** 2 when it is not all that it should be. */
        int exitCode() {
            return missing.count() == 0 ? 0 : 2;
        }
    }

    /** Empty when another command is meant. */
    static Optional<BackupCommand> of(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("backup")) {
            return Optional.empty();
        }
        var line = CommandLine.of(arguments).only(Set.of("to", "keep"));
        var to = line.option("to")
                .orElseThrow(() -> new LaunchException("backup lacks --to=FOLDER: name where backups are to lie."));
        var keep = line.option("keep").map(BackupCommand::number);
        return Optional.of(new BackupCommand(Path.of(to).toAbsolutePath().normalize(), keep));
    }

    private static int number(String keep) {
        if (!keep.matches("[1-9][0-9]{0,3}")) {
            throw new LaunchException("--keep is '" + keep + "': set it to how many backups stay, 1 or more.");
        }
        return Integer.parseInt(keep);
    }

    Backup run(Configuration configuration, Distribution distribution) {
        try {
            var folder = BackupFolder.made(to);
            try (var channel =
                            FileChannel.open(to.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                if (lock == null) {
                    throw new LaunchException("Another backup to " + to + " is under way: wait until it has ended.");
                }
                var made = make(configuration, distribution, folder);
                if (keep.isPresent()) {
                    folder.keep(keep.get());
                }
                return made;
            }
        } catch (IOException failure) {
            throw new LaunchException("No backup was made: " + failure.getMessage(), failure);
        }
    }

    private Backup make(Configuration configuration, Distribution distribution, BackupFolder folder)
            throws IOException {
        var draft = Files.createDirectories(Folders.emptied(folder.draft()));
        var objects = new ObjectFolder(configuration.objects());
        // Before and after: what is deleted meanwhile is in the first, what comes meanwhile in the second.
        objects.copyTo(folder.objects());
        try (var database = RunningDatabase.of(configuration.data(), distribution)) {
            new BaseBackup(database, configuration.data().resolve("database/cluster")).copyTo(draft.resolve("cluster"));
            var ended = Clock.systemUTC().instant().plus(1, ChronoUnit.MILLIS).truncatedTo(ChronoUnit.MILLIS);
            objects.copyTo(folder.objects());
            Folders.copy(configuration.data().resolve("secrets"), draft.resolve("secrets"));
            Files.copy(configuration.data().resolve(ADMIN_KEY), draft.resolve(ADMIN_KEY));
            Programs.sync(to);
            var base = folder.base(ended);
            Files.move(draft, base, StandardCopyOption.ATOMIC_MOVE);
            folder.setAside(objects, new NeededObjects(database));
            return new Backup(base, configuration.usesS3() ? Missing.NOTHING : Missing.of(database, objects));
        }
    }
}
