package app.recordings.correction.http;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** So many zeros. */
final class Endless extends InputStream {
    private final AtomicLong given = new AtomicLong();
    private final long size;
    private final AtomicBoolean closed;

    Endless(long size, AtomicBoolean closed) {
        this.size = size;
        this.closed = closed;
    }

    /** Bytes until now. */
    long given() {
        return given.get();
    }

    @Override
    public int read() {
        return given.incrementAndGet() > size ? -1 : 0;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count = (int) Math.min(length, size - given.get());
        given.addAndGet(count);
        return count == 0 ? -1 : count;
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
