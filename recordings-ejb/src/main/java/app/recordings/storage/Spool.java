package app.recordings.storage;

import app.recordings.security.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.io.output.DeferredFileOutputStream;

/**
 * Content on its way into the store: up to 256 KiB in memory, above that in a temporary file, hashed
 * and counted while it is written. Written once, then read as often as needed; closing it removes the file.
 */
public final class Spool extends OutputStream implements Content {
    /** Bytes kept in memory at most. */
    public static final int IN_MEMORY = 256 * 1024;

    private static final int HEAD = 64;

    private final DeferredFileOutputStream content;
    private final MessageDigest digest = Sha256.digest();
    private final byte[] head = new byte[HEAD];
    private final long limit;
    private long size;
    private String sha256;

    /** @param limit the most bytes it takes; writing more is a {@link TooLargeException} */
    public Spool(long limit) {
        this.limit = limit;
        this.content = DeferredFileOutputStream.builder()
                .setThreshold(IN_MEMORY)
                .setPrefix("recordings-")
                .setSuffix(".spool")
                .get();
    }

    /** Reads the stream to its end, or until the limit is passed. */
    public static Spool of(InputStream source, long limit) throws IOException {
        Spool spool = new Spool(limit);
        try {
            source.transferTo(spool);
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (size + length > limit) {
            throw new TooLargeException(limit);
        }
        if (size < HEAD) {
            System.arraycopy(bytes, offset, head, (int) size, (int) Math.min(HEAD - size, length));
        }
        digest.update(bytes, offset, length);
        content.write(bytes, offset, length);
        size += length;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] head() {
        return Arrays.copyOf(head, (int) Math.min(HEAD, size));
    }

    /** Of all that was written; nothing may be written afterwards. */
    @Override
    public String sha256() {
        if (sha256 == null) {
            sha256 = HexFormat.of().formatHex(digest.digest());
        }
        return sha256;
    }

    /** The content from its start; ends the writing. */
    public InputStream open() throws IOException {
        content.close();
        return content.toInputStream();
    }

    @Override
    public void close() throws IOException {
        content.close();
        Path file = content.getPath();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    /** More was sent than is taken. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        private final long limit;

        TooLargeException(long limit) {
            super("More than " + limit + " bytes");
            this.limit = limit;
        }

        /** In bytes. */
        public long limit() {
            return limit;
        }
    }
}
