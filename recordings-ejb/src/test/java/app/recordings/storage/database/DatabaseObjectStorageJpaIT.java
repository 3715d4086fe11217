package app.recordings.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Transactions;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseObjectStorageJpaIT {
    private static final int CHUNK = DatabaseObjectStorage.CHUNK;

    private final Beans beans = new Beans();
    private final CountingChunks chunks = beans.get(CountingChunks.class);
    private final DatabaseObjectStorage storage =
            beans.put(StoredChunkRepository.class, chunks).get(DatabaseObjectStorage.class);
    private final UUID id = UUID.randomUUID();

    /** The product's repository, which also writes down what was read. */
    static class CountingChunks extends StoredChunkRepository {
        private final List<Integer> read = new ArrayList<>();

        @Override
        Optional<byte[]> data(UUID objectId, int number) {
            read.add(number);
            return super.data(objectId, number);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 5 * 1024 * 1024 + 13})
    void contentComesBackAsItWas(int size) throws Exception {
        byte[] content = put(size);
        try (InputStream stored = storage.read(id, 0)) {
            assertThat(Arrays.equals(stored.readAllBytes(), content)).isTrue();
        }
    }

    @Test
    void chunksAreNumberedWithoutAGapAndAllButTheLastAreFull() throws Exception {
        put(2 * CHUNK + 5);
        assertThat(Sql.column(
                        "select number || ':' || length(data) from stored_chunk where object_id = ? order by 1", id))
                .containsExactly("0:" + CHUNK, "1:" + CHUNK, "2:5");
    }

    @Test
    void readFromAnOffsetLoadsOnlyWhatItNeeds() throws Exception {
        byte[] content = put(20 * CHUNK);
        int offset = 7 * CHUNK + 100;
        try (InputStream stored = storage.read(id, offset)) {
            assertThat(stored.readNBytes(CHUNK)).isEqualTo(Arrays.copyOfRange(content, offset, offset + CHUNK));
        }
        assertThat(chunks.read).containsExactly(7, 8);
    }

    @Test
    void readAtTheEndIsEmpty() throws Exception {
        put(2 * CHUNK);
        try (InputStream stored = storage.read(id, 2 * CHUNK)) {
            assertThat(stored.read()).isEqualTo(-1);
        }
    }

    @Test
    void deletedObjectIsNotReadAsAnEmptyOne() throws Exception {
        put(CHUNK + 1);
        Transactions.run(() -> storage.delete(id));
        assertThat(Sql.number("select count(*) from stored_chunk where object_id = ?", id))
                .isZero();
        assertThatThrownBy(() -> storage.read(id, 0).readAllBytes()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> storage.read(id, CHUNK).readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void objectDeletedWhileItIsReadDoesNotEndAsIfItWereShorter() throws Exception {
        put(3 * CHUNK);
        try (InputStream stored = storage.read(id, 0)) {
            assertThat(stored.readNBytes(CHUNK)).hasSize(CHUNK);
            Transactions.run(() -> storage.delete(id));
            assertThatThrownBy(stored::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void deletingNothingIsNoError() throws Exception {
        Transactions.run(() -> storage.delete(UUID.randomUUID()));
    }

    private byte[] put(int size) throws Exception {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        try (Spool spool = Spool.of(new ByteArrayInputStream(content), size)) {
            Transactions.run(() -> storage.put(id, UUID.randomUUID(), spool));
        }
        return content;
    }
}
