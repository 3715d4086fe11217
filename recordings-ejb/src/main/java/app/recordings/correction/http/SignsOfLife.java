package app.recordings.correction.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** When the other side last took a piece of the request's body. */
final class SignsOfLife {
    private volatile long last = System.nanoTime();

    Duration silentFor() {
        return Duration.ofNanos(System.nanoTime() - last);
    }

    /** The same content, each read of which is a sign. */
    InputStream watch(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                last = System.nanoTime();
                return super.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                last = System.nanoTime();
                return super.read(target, offset, length);
            }
        };
    }
}
