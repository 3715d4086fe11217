package app.recordings.admission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how much of a body has arrived, as it arrives. */
public final class CountedBody extends FilterInputStream {
    private final LongConsumer arrived;

    CountedBody(InputStream body, LongConsumer arrived) {
        super(body);
        this.arrived = arrived;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            arrived.accept(1);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            arrived.accept(count);
        }
        return count;
    }
}
