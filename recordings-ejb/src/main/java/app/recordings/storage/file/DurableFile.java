package app.recordings.storage.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that survives a power failure as soon as it was written: its content, its name and its folders are forced to disk. */
record DurableFile(Path path) {
    private static final String UNFINISHED = ".new";

    /** All of it or nothing, whoever else writes it at the same time: nobody reads or writes another's unfinished file. */
    void write(InputStream content) throws IOException {
        createFolders(path.getParent());
        Path unfinished = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            try (FileChannel file =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                copy(content, file);
            }
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        force(path.getParent());
    }

    /** A piece of it. */
    void write(long offset, InputStream content) throws IOException {
        createFolders(path.getParent());
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            copy(content, file.position(offset));
        }
        force(path.getParent());
    }

    private static void copy(InputStream content, FileChannel file) throws IOException {
        OutputStream out = Channels.newOutputStream(file);
        content.transferTo(out);
        file.force(true);
    }

    /** First what was never finished of it, which else could take its name meanwhile. */
    void delete() throws IOException {
        if (!Files.isDirectory(path.getParent())) {
            return;
        }
        try (DirectoryStream<Path> unfinished =
                Files.newDirectoryStream(path.getParent(), path.getFileName() + "*" + UNFINISHED)) {
            for (Path file : unfinished) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Files.deleteIfExists(path);
    }

    private static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() == null) {
            throw new NoSuchFileException(folder.toString());
        }
        createFolders(folder.getParent());
        Files.createDirectories(folder);
        force(folder.getParent());
    }

    /** A name is on disk once its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
