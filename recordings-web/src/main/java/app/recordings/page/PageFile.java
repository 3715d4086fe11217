package app.recordings.page;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the page, read and compressed once.
 *
 * @param compressed in gzip; null where that gains nothing
 * @param tag of the content, without quotes
 */
record PageFile(String contentType, byte[] plain, byte[] compressed, String tag) {
    private static final int TAG_BYTES = 12;

    /** @return null when there is no such file */
    static PageFile read(ServletContext context, String path) {
        try (InputStream in = context.getResourceAsStream(path)) {
            return in == null ? null : of(context.getMimeType(path), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the page cannot be read: " + path, e);
        }
    }

    static PageFile of(String contentType, byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        byte[] compressed = out.size() < plain.length ? out.toByteArray() : null;
        return new PageFile(contentType, plain, compressed, tag(plain));
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
