package app.recordings.storage.file;

import app.recordings.error.ProblemException;
import app.recordings.storage.GoneInputStream;
import app.recordings.storage.Spool;
import app.recordings.storage.StorageAdapter;
import app.recordings.storage.StorageConfig;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Objects as files below one folder, which all nodes share; two levels of folders keep each of them small. */
@ApplicationScoped
@Typed(StorageAdapter.class)
class FileObjectStorage implements StorageAdapter {
    private static final Logger LOG = Logger.getLogger(FileObjectStorage.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(5);

    @Inject
    StorageConfig config;

    /** What is done with files. */
    private interface Work<T> {
        T run() throws IOException;
    }

    @Override
    public String kind() {
        return "file";
    }

    @Override
    public boolean isTransactional() {
        return false;
    }

    @Override
    public void check() {
        Path folder = config.folder();
        attempt(() -> {
            Files.createDirectories(folder);
            return null;
        });
        if (!Files.isWritable(folder)) {
            throw ProblemException.overloaded("The store cannot be written now.", AGAIN);
        }
    }

    @Override
    public void put(UUID objectId, UUID ownerId, Spool content) {
        attempt(() -> {
            try (InputStream source = content.open()) {
                file(objectId).write(source);
            }
            return null;
        });
    }

    @Override
    public void put(UUID objectId, UUID ownerId, long offset, Spool part) {
        attempt(() -> {
            try (InputStream source = part.open()) {
                file(objectId).write(offset, source);
            }
            return null;
        });
    }

    @Override
    public InputStream read(UUID objectId, long offset) {
        return attempt(() -> {
            try {
                FileChannel file = FileChannel.open(path(objectId), StandardOpenOption.READ);
                return Channels.newInputStream(file.position(offset));
            } catch (NoSuchFileException e) {
                return new GoneInputStream();
            }
        });
    }

    @Override
    public OptionalLong size(UUID objectId) {
        return attempt(() -> {
            try {
                return OptionalLong.of(Files.size(path(objectId)));
            } catch (NoSuchFileException e) {
                return OptionalLong.empty();
            }
        });
    }

    @Override
    public void delete(UUID objectId) {
        attempt(() -> {
            file(objectId).delete();
            return null;
        });
    }

    @Override
    @SuppressWarnings("StreamResourceLeak")
    public Stream<UUID> ids() {
        return attempt(() -> Files.walk(config.folder())
                .map(path -> Ids.parse(path.getFileName().toString()))
                .flatMap(Optional::stream));
    }

    private DurableFile file(UUID objectId) {
        return new DurableFile(path(objectId));
    }

    /** By its last digits, since its first tell the time and would fill one folder after the other. */
    private Path path(UUID objectId) {
        String name = objectId.toString();
        int end = name.length();
        return config.folder()
                .resolve(name.substring(end - 2))
                .resolve(name.substring(end - 4, end - 2))
                .resolve(name);
    }

    private static <T> T attempt(Work<T> work) {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "The store cannot be used", e);
            throw ProblemException.overloaded("The store cannot take this now; try again soon.", AGAIN);
        }
    }
}
