package app.recordings.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Requests as bytes. */
final class Bytes {
    private static final int HEADER = 44;
    private static final int RATE = 16_000;

    private Bytes() {}

    /** A body's end that is another one each time; what comes before it is shared. */
    static Supplier<byte[]> unique(byte[] request, int uniqueAt) {
        return () -> {
            var one = request.clone();
            ByteBuffer.wrap(one).putLong(uniqueAt, ThreadLocalRandom.current().nextLong());
            return one;
        };
    }

    static byte[] joined(String head, byte[] body, String end) {
        var all = new ByteArrayOutputStream(head.length() + body.length + end.length());
        all.writeBytes(head.getBytes(ISO_8859_1));
        all.writeBytes(body);
        all.writeBytes(end.getBytes(ISO_8859_1));
        return all.toByteArray();
    }

    static byte[] get(String path, String... headers) {
        return joined(head("GET " + path, headers) + "\r\n", new byte[0], "");
    }

    static byte[] post(String path, byte[] body, String... headers) {
        var length = "Content-Length: " + body.length + "\r\n\r\n";
        return joined(head("POST " + path, headers) + length, body, "");
    }

    private static String head(String first, String... headers) {
        var head = new StringBuilder(first).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    /** Noise as WAV, 16 kHz mono. */
    static byte[] wav(int size) {
        var samples = new byte[size - HEADER];
        new Random(size).nextBytes(samples);
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(size - 8)
                .put("WAVEfmt ".getBytes(ISO_8859_1))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(RATE * 2)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(ISO_8859_1))
                .putInt(size - HEADER)
                .put(samples)
                .array();
    }
}
