package app.recordings.storage.s3;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the S3 store is, and who we are there. */
@ApplicationScoped
class S3Config {
    /** Of a store that is not Amazon's. */
    @Inject
    @ConfigProperty(name = "recordings.storage.s3.endpoint")
    Optional<String> endpoint;

    /** Where clients reach the same store. */
    @Inject
    @ConfigProperty(name = "recordings.storage.s3.public-endpoint")
    Optional<String> publicEndpoint;

    @Inject
    @ConfigProperty(name = "recordings.storage.s3.region", defaultValue = "us-east-1")
    String region;

    @Inject
    @ConfigProperty(name = "recordings.storage.s3.bucket")
    Optional<String> bucket;

    /** What the names of all objects begin with. */
    @Inject
    @ConfigProperty(name = "recordings.storage.s3.prefix")
    Optional<String> prefix;

    /** Whether the bucket stands in the path instead of the host name. */
    @Inject
    @ConfigProperty(name = "recordings.storage.s3.path-style")
    Optional<String> pathStyle;

    @Inject
    @ConfigProperty(name = "recordings.storage.s3.access-key")
    Optional<String> accessKey;

    /** A secret. */
    @Inject
    @ConfigProperty(name = "recordings.storage.s3.secret-key")
    Optional<String> secretKey;

    /** Empty for Amazon's own. */
    Optional<URI> endpoint() {
        return url("RECORDINGS_STORAGE_S3_ENDPOINT", endpoint);
    }

    /** Empty for Amazon's own. */
    Optional<URI> publicEndpoint() {
        return url("RECORDINGS_STORAGE_S3_PUBLIC_ENDPOINT", publicEndpoint).or(this::endpoint);
    }

    String region() {
        return region.strip();
    }

    String bucket() {
        return text(bucket).orElseThrow(() -> new IllegalArgumentException("RECORDINGS_STORAGE_S3_BUCKET is missing"));
    }

    String prefix() {
        return text(prefix).orElse("");
    }

    boolean isPathStyle() {
        return text(pathStyle).map(Boolean::parseBoolean).orElse(endpoint().isPresent());
    }

    /** Empty when the machine's own identity counts, as AWS gives it. */
    Optional<String> accessKey() {
        if (text(accessKey).isPresent() != text(secretKey).isPresent()) {
            throw new IllegalArgumentException(
                    "Of RECORDINGS_STORAGE_S3_ACCESS_KEY and RECORDINGS_STORAGE_S3_SECRET_KEY one is missing");
        }
        return text(accessKey);
    }

    String secretKey() {
        return text(secretKey).orElseThrow();
    }

    private static Optional<URI> url(String variable, Optional<String> value) {
        Optional<String> url = text(value);
        if (url.isPresent() && !url.get().matches("https?://[^/?#\\s]+/?")) {
            throw new IllegalArgumentException(variable + " is no URL such as https://s3.example.org");
        }
        return url.map(URI::create);
    }

    private static Optional<String> text(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }
}
