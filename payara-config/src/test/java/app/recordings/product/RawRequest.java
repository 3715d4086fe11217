package app.recordings.product;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;

/** A connection on which anything can be said, for what no client library would. */
final class RawRequest implements AutoCloseable {
    private static final int LONGEST_WAIT_MILLIS = 45_000;
    private static final int MOST = 1 << 20;

    private final Socket socket;

    private RawRequest(Socket socket) {
        this.socket = socket;
    }

    static RawRequest open() throws IOException {
        var url = RunningProduct.url();
        var socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        return new RawRequest(socket);
    }

    /** The first lines of an upload by somebody who has a key. */
    static String upload(Client client, String more) {
        return "POST /api/v1/recordings HTTP/1.1\r\nHost: x\r\n"
                + client.headers().get(0) + ": " + client.headers().get(1) + "\r\nContent-Type: audio/wav\r\n" + more
                + "\r\n";
    }

    RawRequest send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1));
    }

    RawRequest send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** All that comes until the server ends the connection, at most 1 MiB; no more is said. */
    String answer() throws IOException {
        socket.shutdownOutput();
        return read("");
    }

    /** A problem, while more could be said: the server may listen on for a while. */
    String problem() throws IOException {
        return read("}");
    }

    private String read(String end) throws IOException {
        var answer = new ByteArrayOutputStream();
        try {
            var buffer = new byte[8192];
            for (int n; answer.size() < MOST && (n = socket.getInputStream().read(buffer)) >= 0; ) {
                answer.writeBytes(Arrays.copyOf(buffer, n));
                if (!end.isEmpty() && answer.toString(UTF_8).endsWith(end)) {
                    break;
                }
            }
        } catch (SocketException reset) {
            // what came before counts
        }
        return answer.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
