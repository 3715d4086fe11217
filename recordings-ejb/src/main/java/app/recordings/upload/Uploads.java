package app.recordings.upload;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.storage.DirectStorage;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.PartStorage;
import app.recordings.storage.Spool;
import app.recordings.storage.StoredContent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.commons.io.input.BoundedInputStream;

/** Takes the content of uploads and measures it. No transaction is open while content is read. */
@ApplicationScoped
public class Uploads {
    private static final Logger LOG = Logger.getLogger(Uploads.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Inject
    UploadService service;

    @Inject
    UploadLinks links;

    @Inject
    ObjectStorage storage;

    @Inject
    PartStorage parts;

    @Inject
    Clock clock;

    /** How far it is. */
    public UploadProgress progress(UUID ownerId, UUID id) {
        Optional<DirectStorage> direct = parts.direct();
        if (direct.isEmpty()) {
            return service.progress(ownerId, id);
        }
        DirectUpload upload = placed(service.get(ownerId, id));
        if (upload.isSealed()) {
            return new UploadProgress(upload, Set.copyOf(upload.parts()));
        }
        Map<Integer, Long> received = direct.get().received(place(upload));
        return new UploadProgress(
                upload,
                upload.parts().stream()
                        .filter(part -> Long.valueOf(upload.partSize(part)).equals(received.get(part)))
                        .collect(Collectors.toSet()));
    }

    /** The upload as the store that is sent to directly knows it. */
    public DirectUpload placed(DirectUpload upload) {
        Optional<DirectStorage> direct = parts.direct().filter(it -> upload.storeName() == null);
        return direct.isEmpty()
                ? upload
                : service.named(upload.id(), direct.get().begin(upload.id()));
    }

    /** Where the store itself takes a part of a placed upload; empty when the product does. */
    public Optional<URI> elsewhere(DirectUpload upload, int part) {
        Duration left = Duration.between(clock.instant(), upload.expiresAt());
        Duration life = left.isNegative() ? SHORTEST : left;
        return parts.direct().map(store -> store.url(place(upload), part, upload.partSize(part), life));
    }

    private static DirectStorage.Place place(DirectUpload upload) {
        return new DirectStorage.Place(upload.id(), upload.storeName());
    }

    /**
     * Takes what is sent to a signed address, part by part, each durable before the next is read.
     *
     * @param length that was announced, in bytes; -1 when none was
     */
    public void receive(String token, long length, InputStream content) {
        UploadLink link = links.open(token);
        DirectUpload upload = service.open(link.uploadId());
        if (length >= 0 && length != link.sizeBytes()) {
            throw wrongSize(link);
        }
        List<Integer> numbers = link.part() == UploadLink.WHOLE ? upload.parts() : List.of(link.part());
        for (int part : numbers) {
            boolean last = part == numbers.get(numbers.size() - 1);
            try (Spool received = Spool.of(bounded(content, upload.partSize(part)), DirectUpload.PART)) {
                if (received.size() < upload.partSize(part) || last && content.read() >= 0) {
                    throw wrongSize(link);
                }
                service.keep(upload.id(), part, received);
            } catch (IOException e) {
                throw new ProblemException(ErrorType.MALFORMED_REQUEST, "The content could not be read to its end.");
            }
        }
    }

    /** Seals and measures the upload, unless that was done; what is not as it was announced is removed. */
    public StoredContent complete(UUID ownerId, UUID id) {
        if (parts.direct().isPresent()) {
            progress(ownerId, id).requireAll();
        }
        DirectUpload upload = service.seal(ownerId, id);
        if (upload.isComplete()) {
            return upload.content();
        }
        parts.direct().ifPresent(store -> store.join(place(upload)));
        StoredContent content = measure(upload);
        if (content.size() != upload.sizeBytes()) {
            service.abort(ownerId, id);
            throw new ProblemException(
                    ErrorType.WRONG_SIZE, "The content has " + content.size() + " bytes; the upload is removed.");
        } else if (!upload.isAsAnnounced(content)) {
            service.abort(ownerId, id);
            throw new ProblemException(
                    ErrorType.WRONG_HASH, "The content's SHA-256 is " + content.sha256() + "; the upload is removed.");
        }
        return service.complete(ownerId, content).content();
    }

    private StoredContent measure(DirectUpload upload) {
        try (InputStream content = storage.read(upload.id(), 0)) {
            return StoredContent.measure(upload.id(), content);
        } catch (IOException e) {
            // Aborted meanwhile, it is not there.
            service.get(upload.ownerId(), upload.id());
            LOG.log(Level.WARNING, "The content of upload " + upload.id() + " could not be read", e);
            throw ProblemException.overloaded("The content cannot be read now; try again soon.", AGAIN);
        }
    }

    private static InputStream bounded(InputStream content, long size) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(content)
                .setMaxCount(size)
                .setPropagateClose(false)
                .get();
    }

    private static ProblemException wrongSize(UploadLink link) {
        return new ProblemException(ErrorType.WRONG_SIZE, "Exactly " + link.sizeBytes() + " bytes are taken here.");
    }
}
