package app.recordings.idempotency;

import app.recordings.security.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeSet;

/** What makes two requests of a caller the same: method, path, fields and the content of parts, in whatever order they come. */
public final class Fingerprint {
    private final String call;
    private final TreeSet<String> contents = new TreeSet<>();

    public Fingerprint(String method, String path) {
        this.call = method + " " + path;
    }

    /** @param value null counts as not sent */
    public Fingerprint field(String name, String value) {
        return value == null ? this : add("field", name, value);
    }

    /** @param sha256 of the content */
    public Fingerprint part(String name, String sha256) {
        return add("part", name, sha256);
    }

    private Fingerprint add(String kind, String name, String content) {
        // The length of the name keeps "a" + "bc" apart from "ab" + "c".
        contents.add(kind + " " + name.length() + " " + name + " " + content);
        return this;
    }

    /** In lower-case hexadecimal. */
    public String value() {
        MessageDigest digest = Sha256.digest();
        update(digest, call);
        contents.forEach(content -> update(digest, content));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
