package app.recordings.storage;

import java.io.IOException;
import java.io.InputStream;

/** What is read of an object that is not there. */
public final class GoneInputStream extends InputStream {
    @Override
    public int read() throws IOException {
        throw new IOException("The object is gone");
    }
}
