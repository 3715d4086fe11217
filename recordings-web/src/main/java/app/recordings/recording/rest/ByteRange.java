package app.recordings.recording.rest;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
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
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** @param header null when not sent; what is not a range of bytes counts as not sent */
    static Optional<ByteRange> parse(String header, long size) {
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
            throw unsatisfiable(size);
        }
        return Optional.of(new ByteRange(from, to));
    }

    private static ByteRange suffix(long length, long size) {
        if (length == 0) {
            throw unsatisfiable(size);
        }
        return new ByteRange(Math.max(0, size - length), size - 1);
    }

    private static ClientErrorException unsatisfiable(long size) {
        return new ClientErrorException(Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                .header("Content-Range", "bytes */" + size)
                .build());
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
