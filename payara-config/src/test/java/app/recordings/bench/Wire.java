package app.recordings.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * One connection of HTTP/1.1 as both ends of a measurement speak it: it costs little, since the machine that is measured is
 * the one that measures.
 */
final class Wire implements Closeable {
    private static final int BUFFER = 64 << 10;
    private static final int LONGEST_SILENCE = 60_000;

    private final Socket socket;
    private final InputStream in;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    static Wire connect(InetSocketAddress to) throws IOException {
        Socket socket = new Socket();
        socket.connect(to, LONGEST_SILENCE);
        socket.setSoTimeout(LONGEST_SILENCE);
        return new Wire(socket);
    }

    void write(byte[] message) throws IOException {
        socket.getOutputStream().write(message);
    }

    Message ask(byte[] request) throws IOException {
        write(request);
        var answer = read();
        if (answer == null) {
            throw new EOFException("closed instead of an answer");
        }
        return answer;
    }

    /** Null when the other side has closed. */
    Message read() throws IOException {
        String head = head();
        return head == null ? null : new Message(head, body(head));
    }

    /** Null when the other side has closed. */
    String head() throws IOException {
        var head = new StringBuilder(512);
        for (String line = line(in); line != null; line = line(in)) {
            if (line.isEmpty()) {
                return head.toString();
            }
            head.append(head.isEmpty() ? "" : "\r\n").append(line);
        }
        return null;
    }

    private byte[] body(String head) throws IOException {
        boolean isBare = head.startsWith("HTTP/1.1 304") || head.startsWith("HTTP/1.1 204");
        var length = Message.header(head, "Content-Length");
        if (isBare) {
            return new byte[0];
        } else if (length != null) {
            return in.readNBytes(Integer.parseInt(length));
        }
        return isChunked(head) ? chunks().readAllBytes() : new byte[0];
    }

    static boolean isChunked(String head) {
        return "chunked".equalsIgnoreCase(Message.header(head, "Transfer-Encoding"));
    }

    /** The body that follows, in pieces as they come. */
    InputStream chunks() {
        return new Chunks(in);
    }

    /** What follows as it comes. */
    InputStream rest() {
        return in;
    }

    /** Null at the end of the stream. */
    static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(128);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            line.write(c);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
