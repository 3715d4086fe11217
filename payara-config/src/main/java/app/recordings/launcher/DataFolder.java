package app.recordings.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** $RECORDINGS_DATA, held under a lock from opening to closing, so that one launcher at a time works in it. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws LaunchException if the folder cannot be written or another launcher holds it */
    static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            for (var name : new String[] {"run", "log", "secrets", "temp"}) {
                Files.createDirectories(folder.resolve(name));
            }
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new LaunchException("Recordings already runs on " + folder
                        + ": stop it, or set RECORDINGS_DATA (and RECORDINGS_HTTP_PORT) to others.");
            }
            return new DataFolder(folder, channel);
        } catch (IOException failure) {
            throw new LaunchException(
                    "The data folder " + folder + " cannot be written (" + reason(failure)
                            + "): make it writable or set RECORDINGS_DATA to another.",
                    failure);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return "it is a file";
        }
        var name = failure.getClass().getSimpleName().replace("Exception", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }

    Path path() {
        return folder;
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    Path pidFile(Part part) {
        return folder.resolve("run").resolve(part.label() + ".pid");
    }

    Path portFile(Part part) {
        return folder.resolve("run").resolve(part.label() + ".port");
    }

    /** Whole or not at all, whoever reads it and whenever this process dies. */
    void writeNumber(Path file, long number) throws IOException {
        var whole = Files.writeString(folder.resolve("temp").resolve(file.getFileName()), number + "\n");
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    Path log(Part part) {
        return folder.resolve("log").resolve(part.label() + ".log");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new LaunchException("The lock on " + folder + " could not be given back.", failure);
        }
    }
}
