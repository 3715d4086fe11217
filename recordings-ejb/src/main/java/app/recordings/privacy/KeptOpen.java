package app.recordings.privacy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Part of a longer stream: closing it ends the part. */
final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
