package app.recordings.storage.s3;

import app.recordings.storage.DirectStorage;
import app.recordings.storage.GoneInputStream;
import app.recordings.storage.Spool;
import app.recordings.storage.StorageAdapter;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in a bucket; AWS, MinIO, Ceph and others speak the same protocol. */
@ApplicationScoped
@Typed(StorageAdapter.class)
class S3ObjectStorage implements StorageAdapter {
    private static final Duration CHECK = Duration.ofSeconds(5);
    private static final String TYPE = "application/octet-stream";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int BEHIND_THE_END = 416;

    @Inject
    S3Connection connection;

    @Inject
    S3Config config;

    @Inject
    S3DirectStorage direct;

    @Override
    public String kind() {
        return "s3";
    }

    @Override
    public boolean isTransactional() {
        return false;
    }

    @Override
    public void check() {
        S3Failures.translated(() -> {
            try {
                return connection.client().headBucket(request -> request.bucket(config.bucket())
                        .overrideConfiguration(call -> call.apiCallTimeout(CHECK)));
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                    throw new IllegalArgumentException(
                            "RECORDINGS_STORAGE_S3_BUCKET names a bucket that is not there", e);
                } else if (e.statusCode() == FORBIDDEN) {
                    throw new IllegalArgumentException(
                            "The S3 store refuses RECORDINGS_STORAGE_S3_ACCESS_KEY or its secret for this bucket", e);
                }
                throw e;
            }
        });
    }

    @Override
    public void put(UUID objectId, UUID ownerId, Spool content) {
        RequestBody body = RequestBody.fromContentProvider(() -> open(content), content.size(), TYPE);
        S3Failures.translated(() -> connection
                .client()
                .putObject(request -> request.bucket(config.bucket()).key(direct.key(objectId)), body));
    }

    private static InputStream open(Spool content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw new UncheckedIOException("The spooled content cannot be read", e);
        }
    }

    @Override
    public void put(UUID objectId, UUID ownerId, long offset, Spool part) {
        throw new UnsupportedOperationException("Parts are sent to the store itself");
    }

    @Override
    public Optional<DirectStorage> direct() {
        return Optional.of(direct);
    }

    @Override
    public InputStream read(UUID objectId, long offset) {
        return S3Failures.translated(() -> {
            try {
                return new S3InputStream(connection.client().getObject(request -> request.bucket(config.bucket())
                        .key(direct.key(objectId))
                        .range("bytes=" + offset + "-")));
            } catch (NoSuchKeyException e) {
                return new GoneInputStream();
            } catch (S3Exception e) {
                if (e.statusCode() == BEHIND_THE_END) {
                    return InputStream.nullInputStream();
                }
                throw e;
            }
        });
    }

    @Override
    public OptionalLong size(UUID objectId) {
        return direct.size(objectId);
    }

    @Override
    public void delete(UUID objectId) {
        direct.abort(objectId);
        S3Failures.translated(() -> connection.client().deleteObject(request -> request.bucket(config.bucket())
                .key(direct.key(objectId))));
    }

    @Override
    public Stream<UUID> ids() {
        return S3Failures.translated(() -> connection
                        .client()
                        .listObjectsV2Paginator(
                                request -> request.bucket(config.bucket()).prefix(config.prefix()))
                        .contents()
                        .stream())
                .map(object -> Ids.parse(object.key().substring(config.prefix().length())))
                .flatMap(Optional::stream);
    }
}
