package app.recordings.storage.s3;

import app.recordings.storage.DirectStorage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * What clients send to the store themselves: always parts, if only one, since their URLs are worth nothing once they were
 * joined, so that nothing is changed afterwards.
 */
@ApplicationScoped
@Typed(S3DirectStorage.class)
class S3DirectStorage implements DirectStorage {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Inject
    S3Connection connection;

    @Inject
    S3Config config;

    String key(UUID objectId) {
        return config.prefix() + objectId;
    }

    @Override
    public String begin(UUID objectId) {
        return S3Failures.translated(() -> connection
                .client()
                .createMultipartUpload(
                        request -> request.bucket(config.bucket()).key(key(objectId)))
                .uploadId());
    }

    @Override
    public URI url(Place place, int part, long sizeBytes, Duration life) {
        var presigned = connection.presigner().presignUploadPart(presign -> presign.signatureDuration(life)
                .uploadPartRequest(request -> request.bucket(config.bucket())
                        .key(key(place.objectId()))
                        .uploadId(place.name())
                        .partNumber(part)
                        .contentLength(sizeBytes)));
        return URI.create(presigned.url().toString());
    }

    @Override
    public String origin() {
        URI any = url(new Place(new UUID(0, 0), "any"), 1, 1, SHORT);
        return any.getScheme() + "://" + any.getRawAuthority();
    }

    @Override
    public Map<Integer, Long> received(Place place) {
        return S3Failures.translated(() -> {
            try {
                return parts(place).stream().collect(Collectors.toMap(Part::partNumber, Part::size));
            } catch (NoSuchUploadException e) {
                return Map.of();
            }
        });
    }

    private List<Part> parts(Place place) {
        return connection
                .client()
                .listPartsPaginator(request -> request.bucket(config.bucket())
                        .key(key(place.objectId()))
                        .uploadId(place.name()))
                .parts()
                .stream()
                .toList();
    }

    @Override
    public void join(Place place) {
        S3Failures.translated(() -> {
            try {
                List<CompletedPart> parts = parts(place).stream()
                        .map(part -> CompletedPart.builder()
                                .partNumber(part.partNumber())
                                .eTag(part.eTag())
                                .build())
                        .toList();
                return connection.client().completeMultipartUpload(request -> request.bucket(config.bucket())
                        .key(key(place.objectId()))
                        .uploadId(place.name())
                        .multipartUpload(upload -> upload.parts(parts)));
            } catch (NoSuchUploadException e) {
                if (size(place.objectId()).isPresent()) {
                    return null;
                }
                throw e;
            }
        });
    }

    OptionalLong size(UUID objectId) {
        return S3Failures.translated(() -> {
            try {
                return OptionalLong.of(connection
                        .client()
                        .headObject(request -> request.bucket(config.bucket()).key(key(objectId)))
                        .contentLength());
            } catch (NoSuchKeyException e) {
                return OptionalLong.empty();
            }
        });
    }

    /** Forgets all that was begun for the object, which may be more than once when nodes died. */
    void abort(UUID objectId) {
        S3Failures.translated(() -> {
            connection
                    .client()
                    .listMultipartUploadsPaginator(
                            request -> request.bucket(config.bucket()).prefix(key(objectId)))
                    .uploads()
                    .forEach(
                            begun -> connection.client().abortMultipartUpload(request -> request.bucket(config.bucket())
                                    .key(begun.key())
                                    .uploadId(begun.uploadId())));
            return null;
        });
    }
}
