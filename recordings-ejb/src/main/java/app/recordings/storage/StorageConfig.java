package app.recordings.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where audio lies. */
@ApplicationScoped
public class StorageConfig {
    /** {@code database}, {@code file} or {@code s3}. */
    @Inject
    @ConfigProperty(name = "recordings.storage", defaultValue = "database")
    String kind;

    /** Where audio lay before; what is there still is read from there, and moved. */
    @Inject
    @ConfigProperty(name = "recordings.storage.from")
    Optional<String> from;

    /** Of the store {@code file}. */
    @Inject
    @ConfigProperty(name = "recordings.storage.folder")
    Optional<String> folder;

    @Inject
    @ConfigProperty(name = "recordings.data", defaultValue = ".data")
    String data;

    public String kind() {
        return kind.strip();
    }

    /** Empty when nothing is to be moved. */
    public Optional<String> from() {
        return from.map(String::strip).filter(name -> !name.isEmpty());
    }

    /** Of the store {@code file}; {@code objects} in the data folder unless configured. */
    public Path folder() {
        String named = folder.map(String::strip).filter(name -> !name.isEmpty()).orElse(null);
        try {
            Path path = named == null ? Path.of(data, "objects") : Path.of(named);
            if (named == null || path.isAbsolute()) {
                return path.toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("RECORDINGS_STORAGE_FOLDER is no path", e);
        }
        throw new IllegalArgumentException("RECORDINGS_STORAGE_FOLDER is no absolute path");
    }
}
