package app.recordings.upload;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much an upload may be. */
@ApplicationScoped
class UploadConfig {
    /** As many parts as stores of this kind take at most. */
    private static final long LARGEST = 10_000L * DirectUpload.PART;

    /** In bytes. */
    @Inject
    @ConfigProperty(name = "recordings.direct.upload.limit", defaultValue = "2147483648")
    long limit;

    @PostConstruct
    void check() {
        if (limit < 1 || limit > LARGEST) {
            throw new IllegalArgumentException("RECORDINGS_DIRECT_UPLOAD_LIMIT is not from 1 to " + LARGEST);
        }
    }

    /** In bytes. */
    long limit() {
        return limit;
    }
}
