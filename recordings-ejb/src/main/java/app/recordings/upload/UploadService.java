package app.recordings.upload;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.pause.Pauses;
import app.recordings.quota.StorageRoom;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.PartStorage;
import app.recordings.storage.Spool;
import app.recordings.storage.StoredContent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What becomes of uploads, each step in a short transaction. */
@ApplicationScoped
public class UploadService {
    static final Duration LIFE = Duration.ofHours(24);

    private static final int MOST_OPEN = 100;
    private static final Duration LATER = Duration.ofMinutes(1);

    @Inject
    UploadRepository uploads;

    @Inject
    ObjectStorage storage;

    @Inject
    PartStorage parts;

    @Inject
    StorageRoom room;

    @Inject
    UploadConfig config;

    @Inject
    Pauses pauses;

    @Inject
    Clock clock;

    /** Refuses what can be no upload. */
    public void requireValid(NewUpload order) {
        order.requireValid(config.limit());
    }

    /** It counts as stored from now on; an owner has a hundred that are unused at most, whoever begins them at once. */
    @Transactional
    public DirectUpload begin(NewUpload order) {
        pauses.requireIntake();
        requireValid(order);
        room.require(order.ownerId(), order.sizeBytes());
        uploads.lockOwner(order.ownerId());
        if (uploads.open(order.ownerId()) >= MOST_OPEN) {
            throw ProblemException.tooManyRequests("There are " + MOST_OPEN + " unused uploads already.", LATER);
        }
        DirectUpload upload =
                new DirectUpload(order, parts, clock.instant(), clock.instant().plus(LIFE));
        uploads.add(upload);
        return upload;
    }

    @Transactional
    public DirectUpload get(UUID ownerId, UUID id) {
        return own(ownerId, uploads.find(id).orElseThrow(UploadService::notFound));
    }

    /** How far one is that comes through the product. */
    @Transactional
    public UploadProgress progress(UUID ownerId, UUID id) {
        DirectUpload upload = get(ownerId, id);
        return new UploadProgress(upload, uploads.parts(id));
    }

    /** The upload, if it takes content still. */
    @Transactional
    public DirectUpload open(UUID id) {
        return requireOpen(uploads.find(id).orElseThrow(UploadService::notFound));
    }

    /** A part has come: it is durable when this returns, in place of what was there of it. */
    @Transactional
    public void keep(UUID id, int part, Spool content) {
        DirectUpload upload = requireOpen(lock(id));
        parts.put(id, upload.ownerId(), upload.offset(part), content);
        uploads.arrived(upload, part);
    }

    /** What the store calls it, which the first to ask has found out. */
    @Transactional
    public DirectUpload named(UUID id, String name) {
        DirectUpload upload = lock(id);
        upload.named(name);
        return upload;
    }

    /** From now on it takes no more content; refused while parts are missing that would have come through the product. */
    @Transactional
    public DirectUpload seal(UUID ownerId, UUID id) {
        DirectUpload upload = own(ownerId, lock(id));
        if (parts.direct().isEmpty()) {
            new UploadProgress(upload, uploads.parts(id)).requireAll();
        }
        upload.seal();
        return upload;
    }

    /** It is what was announced and can be used. */
    @Transactional
    public DirectUpload complete(UUID ownerId, StoredContent content) {
        DirectUpload upload = own(ownerId, lock(content.objectId()));
        upload.measured(content);
        return upload;
    }

    /** Its object is the user's, in whose transaction it is deleted. */
    @Transactional
    public void use(UUID ownerId, UUID id) {
        DirectUpload upload = own(ownerId, lock(id));
        if (!upload.isComplete()) {
            throw notFound();
        }
        uploads.delete(upload);
    }

    @Transactional
    public void abort(UUID ownerId, UUID id) {
        remove(own(ownerId, lock(id)));
    }

    /** Removes one that nobody used in time. @return false when there is none */
    @Transactional
    public boolean expire() {
        Optional<DirectUpload> expired = uploads.expired();
        expired.ifPresent(this::remove);
        return expired.isPresent();
    }

    private void remove(DirectUpload upload) {
        uploads.delete(upload);
        storage.delete(upload.id());
    }

    private DirectUpload lock(UUID id) {
        return uploads.lock(id).orElseThrow(UploadService::notFound);
    }

    private static DirectUpload own(UUID ownerId, DirectUpload upload) {
        if (!upload.ownerId().equals(ownerId)) {
            throw notFound();
        }
        return upload;
    }

    private static DirectUpload requireOpen(DirectUpload upload) {
        if (upload.isSealed()) {
            throw new ProblemException(ErrorType.UPLOAD_ENDED, "All of this upload has arrived; it takes no more.");
        }
        return upload;
    }

    private static ProblemException notFound() {
        return new ProblemException(
                ErrorType.NOT_FOUND, "There is no such upload: it was used, aborted, has expired or never was.");
    }
}
