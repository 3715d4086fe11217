package app.recordings.upload;

import java.time.Instant;
import java.util.UUID;

/**
 * What one signed address takes.
 *
 * @param part its number from 1, or {@link #WHOLE}
 * @param sizeBytes that must come, neither more nor less
 */
record UploadLink(UUID uploadId, int part, long sizeBytes, Instant expiresAt) {
    /** All parts, in one piece. */
    static final int WHOLE = 0;

    static UploadLink whole(DirectUpload upload) {
        return new UploadLink(upload.id(), WHOLE, upload.sizeBytes(), upload.expiresAt());
    }

    static UploadLink part(DirectUpload upload, int part) {
        return new UploadLink(upload.id(), part, upload.partSize(part), upload.expiresAt());
    }

    /** What is signed. */
    String text() {
        return uploadId + "." + part + "." + sizeBytes + "." + expiresAt.getEpochSecond();
    }
}
