package app.recordings.recording.rest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far an upload is.
 *
 * @param partSizeBytes of every part but the last; null when it does not come in parts
 * @param complete whether a recording can be made of it
 * @param received numbers of parts, in order
 */
public record UploadProgressResponse(
        UUID id,
        long sizeBytes,
        Integer partSizeBytes,
        boolean complete,
        Instant expiresAt,
        List<Integer> received,
        List<Missing> missing) {
    /**
     * A part that is to be sent.
     *
     * @param url to PUT it to
     */
    public record Missing(int partNumber, URI url) {}
}
