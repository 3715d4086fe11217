package app.recordings.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChunkInputStreamTest {
    private static final int CHUNK = DatabaseObjectStorage.CHUNK;

    private final List<byte[]> chunks = new ArrayList<>();
    private final List<Integer> loaded = new ArrayList<>();

    @Test
    void readsChunksInOrder() throws Exception {
        chunks.add(filled(CHUNK, 1));
        chunks.add(filled(3, 2));
        byte[] all = stream(0).readAllBytes();
        assertThat(all).hasSize(CHUNK + 3).startsWith(1).endsWith(1, 2, 2, 2);
        assertThat(loaded).containsExactly(0, 1);
    }

    @Test
    void loadsNothingBeforeTheFirstRead() {
        stream(0);
        assertThat(loaded).isEmpty();
    }

    @Test
    void startsInTheMiddleOfAChunk() throws Exception {
        chunks.add(filled(CHUNK, 1));
        chunks.add(new byte[] {5, 6, 7});
        assertThat(stream(CHUNK + 1).readAllBytes()).containsExactly(6, 7);
        assertThat(loaded).containsExactly(1);
    }

    @Test
    void singleBytesAreUnsigned() throws Exception {
        chunks.add(new byte[] {-1});
        ChunkInputStream stream = stream(0);
        assertThat(stream.read()).isEqualTo(255);
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void endsAfterAFullLastChunk() throws Exception {
        chunks.add(filled(CHUNK, 1));
        assertThat(stream(0).readAllBytes()).hasSize(CHUNK);
    }

    @Test
    void offsetBehindTheEndIsTheEnd() throws Exception {
        chunks.add(new byte[] {1, 2, 3});
        assertThat(stream(3).read()).isEqualTo(-1);
        assertThat(stream(100).read()).isEqualTo(-1);
        assertThat(stream(CHUNK * 5L).read()).isEqualTo(-1);
    }

    @Test
    void nothingAtAllIsGone() {
        assertThatThrownBy(() -> stream(0).read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> stream(CHUNK).read()).isInstanceOf(IOException.class);
    }

    @Test
    void whatGoesMeanwhileIsGone() throws Exception {
        chunks.add(filled(CHUNK, 1));
        chunks.add(filled(CHUNK, 1));
        ChunkInputStream stream = stream(0);
        assertThat(stream.readNBytes(CHUNK)).hasSize(CHUNK);
        chunks.clear();
        assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
    }

    private ChunkInputStream stream(long offset) {
        return new ChunkInputStream(
                number -> {
                    loaded.add(number);
                    return number < chunks.size() ? Optional.of(chunks.get(number)) : Optional.empty();
                },
                offset);
    }

    private static byte[] filled(int size, int value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
