package app.recordings.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Together;
import app.recordings.storage.PartsContract;
import app.recordings.storage.Spool;
import app.recordings.storage.StorageAdapter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObjectStorageTest extends PartsContract {
    private static final UUID OWNER = new UUID(0, 0);

    @TempDir
    Path folder;

    @Override
    protected StorageAdapter storage() {
        return of(folder);
    }

    private static StorageAdapter of(Path folder) {
        return new Beans()
                .configure("recordings.storage.folder", folder.toString())
                .get(FileObjectStorage.class);
    }

    @Test
    void nothingButTheObjectsIsLeft() throws IOException {
        UUID id = UUID.fromString("01a20114-7001-7d10-8e55-0c1b2a394857");
        try (Spool spool = spool()) {
            storage().put(id, OWNER, spool);
        }
        assertThat(files()).containsExactly(folder.resolve("57").resolve("48").resolve(id.toString()));
    }

    @Test
    void whoWritesTheSameAtTheSameTimeDoesNotSpoilIt() throws Exception {
        UUID id = UUID.randomUUID();
        byte[] content = new byte[1_000_000];
        Together.run(4, () -> {
            try (Spool spool = Spool.of(new ByteArrayInputStream(content), content.length)) {
                storage().put(id, OWNER, spool);
            }
            return null;
        });
        assertThat(files()).hasSize(1);
        assertThat(storage().size(id)).hasValue(content.length);
    }

    @Test
    void objectIsNotThereBeforeItIsWhole() throws IOException {
        UUID id = UUID.randomUUID();
        try (Spool spool = spool()) {
            storage().put(id, OWNER, spool);
        }
        Path whole = files()[0];
        // As a crash in the middle of writing leaves it.
        Files.move(whole, whole.resolveSibling(id + "." + id + ".new"));
        assertThat(storage().size(id)).isEmpty();
        storage().delete(id);
        assertThat(files()).isEmpty();
    }

    @Test
    void storeThatCannotBeWrittenIsToldOfAsOverloaded() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(of(file)::check).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(ErrorType.OVERLOADED));
        try (Spool spool = spool()) {
            assertThatThrownBy(() -> of(file).put(UUID.randomUUID(), OWNER, spool))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.retryAfter())
                            .isPresent());
        }
    }

    @Test
    void folderMustBeAbsolute() {
        assertThatThrownBy(of(Path.of("objects"))::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RECORDINGS_STORAGE_FOLDER is no absolute path");
    }

    private static Spool spool() throws IOException {
        return Spool.of(new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);
    }

    private Path[] files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toArray(Path[]::new);
        }
    }
}
