package app.recordings.storage;

import app.recordings.security.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What was found of an object by reading it.
 *
 * @param size in bytes
 * @param sha256 in lower-case hexadecimal
 * @param head the first bytes, at most 64
 */
public record StoredContent(UUID objectId, long size, String sha256, byte[] head) implements Content {
    private static final int HEAD = 64;
    private static final int PIECE = 64 * 1024;

    /** Reads the object from its start to its end, of which nothing is kept. */
    public static StoredContent measure(UUID objectId, InputStream content) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] piece = content.readNBytes(PIECE);
        byte[] head = Arrays.copyOf(piece, Math.min(HEAD, piece.length));
        long size = 0;
        for (int count = piece.length; count > 0; count = content.read(piece)) {
            digest.update(piece, 0, count);
            size += count;
        }
        return new StoredContent(objectId, size, HexFormat.of().formatHex(digest.digest()), head);
    }
}
