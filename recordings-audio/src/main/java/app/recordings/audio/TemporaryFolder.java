package app.recordings.audio;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** This process's own folder for request bodies and speech; those of processes that died are swept when one starts. */
final class TemporaryFolder {
    private static final String PREFIX = "recordings-audio-";

    private TemporaryFolder() {}

    static Path create(Path parent) throws IOException {
        Files.createDirectories(parent);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                sweep(folder);
            }
        }
        return Files.createDirectory(
                parent.resolve(PREFIX + ProcessHandle.current().pid()),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void sweep(Path folder) throws IOException {
        String pid = folder.getFileName().toString().substring(PREFIX.length());
        boolean ours = pid.equals(Long.toString(ProcessHandle.current().pid()));
        boolean number = !pid.isEmpty() && pid.chars().allMatch(Character::isDigit);
        if (number && (ours || ProcessHandle.of(Long.parseLong(pid)).isEmpty())) {
            delete(folder);
        }
    }

    /** Deletes the folder and its files; it has no folders in it. */
    static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
