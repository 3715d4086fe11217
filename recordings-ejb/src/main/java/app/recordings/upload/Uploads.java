package app.recordings.upload;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import app.recordings.storage.StoredContent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.apache.commons.io.input.BoundedInputStream;

/** Takes the content of uploads and measures it. No transaction is open while content is read. */
@ApplicationScoped
public class Uploads {
    @Inject
    UploadService service;

    @Inject
    UploadLinks links;

    @Inject
    ObjectStorage storage;

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
        List<Integer> parts = link.part() == UploadLink.WHOLE ? upload.parts() : List.of(link.part());
        for (int part : parts) {
            boolean last = part == parts.get(parts.size() - 1);
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
        DirectUpload upload = service.seal(ownerId, id);
        if (upload.isComplete()) {
            return upload.content();
        }
        StoredContent content = measure(id);
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

    private StoredContent measure(UUID id) {
        try (InputStream content = storage.read(id, 0)) {
            return StoredContent.measure(id, content);
        } catch (IOException e) {
            throw new UncheckedIOException("The content of an upload cannot be read", e);
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
