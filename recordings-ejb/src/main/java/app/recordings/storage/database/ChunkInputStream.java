package app.recordings.storage.database;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads an object chunk by chunk, each only when it is reached. */
final class ChunkInputStream extends InputStream {
    private static final byte[] NONE = new byte[0];

    private final IntFunction<Optional<byte[]>> chunks;
    private int next;
    private int position;
    private byte[] chunk = NONE;
    private boolean ended;

    ChunkInputStream(IntFunction<Optional<byte[]>> chunks, long offset) {
        this.chunks = chunks;
        this.next = (int) (offset / DatabaseObjectStorage.CHUNK);
        this.position = (int) (offset % DatabaseObjectStorage.CHUNK);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!ended && position >= chunk.length) {
            load();
        }
        if (position >= chunk.length) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    private void load() throws IOException {
        boolean first = chunk == NONE;
        Optional<byte[]> loaded = chunks.apply(next);
        // A full chunk may be the last one; that there is not even a first one means that the object was deleted.
        if (loaded.isEmpty() && (next == 0 || chunks.apply(0).isEmpty())) {
            throw new IOException("The object is gone");
        }
        position = first ? position : 0;
        chunk = loaded.orElse(NONE);
        next++;
        ended = chunk.length < DatabaseObjectStorage.CHUNK;
    }
}
