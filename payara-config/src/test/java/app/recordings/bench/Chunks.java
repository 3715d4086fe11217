package app.recordings.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of Transfer-Encoding chunked (RFC 9112, section 7.1), without extensions and trailers. */
final class Chunks extends InputStream {
    private static final int HEXADECIMAL = 16;

    private final InputStream in;
    private int left;
    private boolean isFirst = true;
    private boolean isOver;

    Chunks(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (left == 0 && !isOver) {
            next();
        }
        if (isOver) {
            return -1;
        }
        int count = in.read(to, from, Math.min(length, left));
        if (count < 0) {
            throw new EOFException("broken off within a chunk");
        }
        left -= count;
        return count;
    }

    private void next() throws IOException {
        if (!isFirst) {
            Wire.line(in);
        }
        isFirst = false;
        var size = Wire.line(in);
        if (size == null) {
            throw new EOFException("broken off between chunks");
        }
        left = Integer.parseInt(size, HEXADECIMAL);
        if (left == 0) {
            Wire.line(in);
            isOver = true;
        }
    }
}
