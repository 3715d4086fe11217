package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where backups lie: base-TIME, of the database as it was then; log, what it wrote since, as far as it was told to keep it;
 * objects, audio that lies in files; gone-TIME, audio that was found deleted then, and that restores to before it need. Only a
 * whole base has such a name. For its owner alone, since secrets are in it.
 */
record BackupFolder(Path path) {
    private static final String BASE = "base-";
    private static final String GONE = "gone-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** Made if it is not there. */
    static BackupFolder made(Path path) throws IOException {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(path.resolve("log"));
        return new BackupFolder(path);
    }

    Path log() {
        return path.resolve("log");
    }

    Path objects() {
        return path.resolve("objects");
    }

    /** Where a backup that begins is written. */
    Path draft() {
        return path.resolve("base.new");
    }

    /** @param ended since when the database can be as it was */
    Path base(Instant ended) {
        return path.resolve(BASE + TIME.format(ended));
    }

    /**
     * Sets aside what the product has no more: later backups do not need it, and it goes with the last one that does.
     *
     * @param needed what rows need stays, whether or not it is found
     */
    void setAside(ObjectFolder live, ObjectFolder.Choice needed) throws IOException {
        var draft = path.resolve("gone.new");
        new ObjectFolder(objects()).moveMissing(live, draft, needed);
        if (Files.exists(draft)) {
            Files.move(
                    draft,
                    path.resolve(GONE + TIME.format(Clock.systemUTC().instant())),
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** All that hold audio, whichever backup needs it; of two copies the later one is the newer. */
    List<ObjectFolder> audio() throws IOException {
        var all = new ArrayList<>(named(GONE));
        all.add(path.resolve("gone.new"));
        all.add(objects());
        return all.stream().map(ObjectFolder::new).toList();
    }

    /** Oldest first. */
    List<Path> bases() throws IOException {
        return named(BASE);
    }

    private List<Path> named(String kind) throws IOException {
        try (var files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().matches(kind + "[0-9]{8}T[0-9]{9}Z"))
                    .sorted()
                    .toList();
        }
    }

    /** The newest that had ended by then. */
    Optional<Path> baseFor(Instant until) throws IOException {
        return bases().stream().filter(base -> !time(base).isAfter(until)).reduce((older, newer) -> newer);
    }

    /** Of a base, or of what was gone. */
    private static Instant time(Path named) {
        return TIME.parse(named.getFileName().toString().replaceFirst("[a-z]+-", ""), Instant::from);
    }

    /** Leaves so many bases, and of the log and of deleted audio what they need. */
    void keep(int newest) throws IOException {
        var bases = bases();
        var left = bases.subList(Math.max(0, bases.size() - newest), bases.size());
        for (var base : bases.subList(0, bases.size() - left.size())) {
            remove(base);
        }
        if (left.isEmpty()) {
            return;
        }
        var oldest = left.get(0);
        for (var gone : named(GONE)) {
            if (!time(gone).isAfter(time(oldest))) {
                remove(gone);
            }
        }
        var first = place(firstPiece(oldest));
        try (var pieces = Files.list(log())) {
            for (var piece : pieces.filter(
                            piece -> isPiece(piece) && place(piece).compareTo(first) < 0)
                    .toList()) {
                Files.delete(piece);
            }
        }
    }

    /** Half of it would still have its name. */
    private void remove(Path whole) throws IOException {
        var half = Folders.emptied(path.resolve("removed"));
        Files.move(whole, half, StandardCopyOption.ATOMIC_MOVE);
        Folders.emptied(half);
    }

    private static Path firstPiece(Path base) throws IOException {
        try (var pieces = Files.list(base.resolve("cluster/pg_wal"))) {
            return pieces.filter(BackupFolder::isPiece)
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new IOException(base + " holds no log"));
        }
    }

    private static boolean isPiece(Path file) {
        return file.getFileName().toString().matches("[0-9A-F]{24}(\\.gz)?");
    }

    /** In the log, whichever timeline wrote it. */
    private static String place(Path piece) {
        return piece.getFileName().toString().substring(8, 24);
    }
}
