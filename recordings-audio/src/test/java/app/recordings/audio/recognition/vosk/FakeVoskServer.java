package app.recordings.audio.recognition.vosk;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A WebSocket server (RFC 6455) for one connection after the other, that answers each message as a test tells it to. */
final class FakeVoskServer implements AutoCloseable {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int CLOSE = 8;
    private static final int TEXT = 1;

    private final ServerSocket listener;
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final Function<String, String> answers;
    private volatile long audioBytes;

    /** @param answers to a text, or to audio as "audio"; null for none, "close" to hang up */
    FakeVoskServer(Function<String, String> answers) throws IOException {
        this.answers = answers;
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "fake-vosk");
        thread.setDaemon(true);
        thread.start();
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + listener.getLocalPort());
    }

    List<String> texts() {
        return texts;
    }

    long audioBytes() {
        return audioBytes;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                converse(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
            } catch (IOException e) {
                texts.add("ended");
            }
        }
    }

    private void converse(DataInputStream in, OutputStream out) throws IOException {
        out.write(handshake(in).getBytes(StandardCharsets.US_ASCII));
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0F;
            byte[] payload = payload(in);
            String message = opcode == TEXT ? new String(payload, StandardCharsets.UTF_8) : "audio";
            if (opcode == TEXT) {
                texts.add(message);
            } else {
                audioBytes += payload.length;
            }
            String answer = answers.apply(message);
            if (opcode == CLOSE || "close".equals(answer)) {
                return;
            } else if (answer != null) {
                send(out, answer.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String handshake(DataInputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.readUnsignedByte());
        }
        int start = request.indexOf("Sec-WebSocket-Key: ") + 19;
        String key = request.substring(start, request.indexOf("\r\n", start));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & 0x7F;
        int size = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(size);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static void send(OutputStream out, byte[] text) throws IOException {
        out.write(0x80 | TEXT);
        if (text.length < 126) {
            out.write(text.length);
        } else {
            out.write(126);
            out.write(text.length >> 8);
            out.write(text.length & 0xFF);
        }
        out.write(text);
        out.flush();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
