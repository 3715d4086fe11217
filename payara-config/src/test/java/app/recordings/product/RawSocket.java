package app.recordings.product;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A listener by WebSocket (RFC 6455) that costs next to nothing, of which thousands fit beside the server that they measure. */
final class RawSocket implements AutoCloseable {
    private static final int BUFFER = 64 << 10;
    private static final int PAYLOAD_LENGTH = 0x7f;
    private static final int SHORT_FOLLOWS = 126;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};
    private static final int OPCODE = 0xf;

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private int closeCode;

    private RawSocket(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * @param query with its question mark, or empty
     * @param receiveBuffer in bytes; 0 for the system's own size
     */
    static RawSocket open(Client client, String query, int receiveBuffer) throws IOException {
        var channel = SocketChannel.open();
        if (receiveBuffer > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        }
        channel.connect(new InetSocketAddress("127.0.0.1", client.base().getPort()));
        channel.write(StandardCharsets.US_ASCII.encode("GET /ws/events" + query + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + client.base().getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + String.join(": ", client.headers())
                + "\r\n\r\n"));
        var socket = new RawSocket(channel);
        socket.readHead();
        return socket;
    }

    private void readHead() throws IOException {
        var head = new StringBuilder();
        var one = ByteBuffer.allocate(1);
        while (!head.toString().endsWith("\r\n\r\n")) {
            if (channel.read(one) < 0) {
                throw new IOException("closed instead of an answer");
            }
            head.append((char) one.get(0));
            one.clear();
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(head.toString());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    SocketChannel channel() {
        return channel;
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** With which the server closed it; 0 if it has not. */
    int closeCode() {
        return closeCode;
    }

    /** Reads what has come and answers pings. @return false when the server has closed it */
    boolean read(Consumer<String> text) throws IOException {
        int count = channel.read(buffer);
        buffer.flip();
        while (frame(text)) {}
        buffer.compact();
        return count >= 0;
    }

    /** Takes one whole frame from the buffer; the server's are not masked. */
    private boolean frame(Consumer<String> text) throws IOException {
        buffer.mark();
        if (buffer.remaining() < 2) {
            return false;
        }
        int first = buffer.get();
        int length = buffer.get() & PAYLOAD_LENGTH;
        if (length == SHORT_FOLLOWS && buffer.remaining() >= 2) {
            length = buffer.getShort() & 0xffff;
        } else if (length >= SHORT_FOLLOWS) {
            buffer.reset();
            return false;
        }
        if (buffer.remaining() < length) {
            buffer.reset();
            return false;
        }
        int start = buffer.position();
        buffer.position(start + length);
        heard(first & OPCODE, start, length, text);
        return true;
    }

    private void heard(int opcode, int start, int length, Consumer<String> text) throws IOException {
        switch (opcode) {
            case TEXT -> text.accept(new String(buffer.array(), start, length, StandardCharsets.UTF_8));
            case PING -> channel.write(ByteBuffer.wrap(PONG));
            case CLOSE -> closeCode = buffer.getShort(start) & 0xffff;
            default -> {}
        }
    }
}
