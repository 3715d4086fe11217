package app.recordings.request;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes (RFC 9110, section 14). Several ranges in one request are answered with the whole, which the
 * specification allows.
 *
 * @param first from 0
 * @param last inclusive
 */
public record ByteRange(long first, long last) {
    private static final int PIECE = 64 * 1024;
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The range lies outside of the content; to be answered 416 with the size. */
    public static final class Unsatisfiable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long size;

        Unsatisfiable(long size) {
            super("The range lies outside of " + size + " bytes");
            this.size = size;
        }

        /** As {@code Content-Range} has it. */
        public String contentRange() {
            return "bytes */" + size;
        }
    }

    /**
     * The range of a request.
     *
     * @param header null when not sent; what is not a range of bytes counts as not sent
     * @throws Unsatisfiable when nothing of the content lies in it
     */
    public static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = header == null ? null : SINGLE.matcher(header.strip());
        if (matcher == null || !matcher.matches()) {
            return Optional.empty();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(last), size));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return Optional.empty();
        } else if (from >= size) {
            throw new Unsatisfiable(size);
        }
        return Optional.of(new ByteRange(from, to));
    }

    private static ByteRange suffix(long length, long size) {
        if (length == 0) {
            throw new Unsatisfiable(size);
        }
        return new ByteRange(Math.max(0, size - length), size - 1);
    }

    public long length() {
        return last - first + 1;
    }

    public String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }

    /** @param in begins where the range does */
    public void copy(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        for (long left = length(); left > 0; ) {
            int count = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (count < 0) {
                throw new EOFException("The content was deleted while it was sent");
            }
            out.write(piece, 0, count);
            left -= count;
        }
    }
}
