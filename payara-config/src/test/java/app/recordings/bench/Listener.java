package app.recordings.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A listener by server-sent events, on a thread of its own. */
final class Listener implements Closeable {
    private static final String DATA = "data:";

    private final Wire wire;

    private Listener(Wire wire) {
        this.wire = wire;
    }

    /** @param heard told each event's data */
    static Listener open(InetSocketAddress to, byte[] request, Consumer<String> heard) throws IOException {
        var wire = Wire.connect(to);
        wire.write(request);
        var head = wire.head();
        if (head == null || !head.startsWith("HTTP/1.1 200")) {
            throw new IOException("no stream but " + head);
        }
        var events = Wire.isChunked(head) ? wire.chunks() : wire.rest();
        var reader = new Thread(() -> read(events, heard), "listener");
        reader.setDaemon(true);
        reader.start();
        return new Listener(wire);
    }

    private static void read(InputStream events, Consumer<String> heard) {
        try {
            for (var line = Wire.line(events); line != null; line = Wire.line(events)) {
                if (line.startsWith(DATA)) {
                    heard.accept(line.substring(DATA.length()).strip());
                }
            }
        } catch (IOException closed) {
            // at the end of the measurement
        }
    }

    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException gone) {
            // which is what was wanted
        }
    }
}
