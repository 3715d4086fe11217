package app.recordings.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every kind of store. */
public abstract class StorageContract {
    private static final int MEBIBYTE = 1024 * 1024;

    private final UUID id = UUID.randomUUID();
    private final UUID owner = UUID.randomUUID();

    /** What is done in a store. */
    protected interface Work {
        void run() throws Exception;
    }

    protected abstract StorageAdapter storage();

    /** In a transaction, where the store needs one. */
    protected void run(Work work) throws Exception {
        work.run();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Spool.IN_MEMORY, Spool.IN_MEMORY + 1, 3 * MEBIBYTE + 7})
    void contentComesBackAsItWas(int size) throws Exception {
        byte[] content = put(size);
        assertThat(Arrays.equals(read(0), content)).isTrue();
        assertThat(storage().size(id)).hasValue(size);
    }

    @Test
    void contentIsReadFromAnyByteOn() throws Exception {
        byte[] content = put(MEBIBYTE);
        for (int offset : new int[] {1, Spool.IN_MEMORY, MEBIBYTE - 1, MEBIBYTE}) {
            assertThat(Arrays.equals(read(offset), Arrays.copyOfRange(content, offset, MEBIBYTE)))
                    .as("from " + offset)
                    .isTrue();
        }
    }

    @Test
    void readingCanEndBeforeTheContentDoes() throws Exception {
        byte[] content = put(3 * MEBIBYTE);
        try (InputStream stored = storage().read(id, 5)) {
            assertThat(stored.readNBytes(10)).isEqualTo(Arrays.copyOfRange(content, 5, 15));
        }
    }

    @Test
    void whatIsNotThereIsNotReadAsAnEmptyObject() throws Exception {
        assertThatThrownBy(() -> read(0)).isInstanceOf(IOException.class);
        assertThat(storage().size(id)).isEmpty();
        put(MEBIBYTE);
        run(() -> storage().delete(id));
        assertThatThrownBy(() -> read(0)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(7)).isInstanceOf(IOException.class);
        assertThat(storage().size(id)).isEmpty();
    }

    @Test
    void objectDeletedWhileItIsReadDoesNotEndAsIfItWereShorter() throws Exception {
        byte[] content = put(3 * MEBIBYTE);
        try (InputStream stored = storage().read(id, 0)) {
            byte[] start = stored.readNBytes(100);
            run(() -> storage().delete(id));
            byte[] rest;
            try {
                rest = stored.readAllBytes();
            } catch (IOException gone) {
                return;
            }
            assertThat(start.length + rest.length).isEqualTo(content.length);
        }
    }

    @Test
    void deletingNothingIsNoError() throws Exception {
        run(() -> storage().delete(id));
    }

    @Test
    void objectsAreListedWhileTheyAreThere() throws Exception {
        put(1);
        assertThat(isListed()).isTrue();
        run(() -> storage().delete(id));
        assertThat(isListed()).isFalse();
    }

    @Test
    void storeThatIsThereCanBeUsed() {
        storage().check();
    }

    private boolean isListed() {
        try (Stream<UUID> ids = storage().ids()) {
            return ids.anyMatch(id::equals);
        }
    }

    private byte[] read(long offset) throws IOException {
        try (InputStream stored = storage().read(id, offset)) {
            return stored.readAllBytes();
        }
    }

    private byte[] put(int size) throws Exception {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        try (Spool spool = Spool.of(new ByteArrayInputStream(content), size)) {
            run(() -> storage().put(id, owner, spool));
        }
        return content;
    }
}
