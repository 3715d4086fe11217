package app.recordings.upload;

import app.recordings.storage.PartStorage;
import app.recordings.storage.StoredContent;
import app.recordings.time.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Content on its way in. It takes parts until it is sealed, which it is once all are there; then it is measured and, if it
 * is what was announced, complete. It ends when it is used, aborted or expires.
 */
@Entity
@Table(name = "upload")
public class DirectUpload {
    /** Of an upload in parts, in bytes; the last part is what is left. */
    public static final int PART = 32 * PartStorage.GRAIN;

    @Id
    private UUID id;

    @Column(name = "owner_id", updatable = false)
    private UUID ownerId;

    @Column(name = "size_bytes", updatable = false)
    private long sizeBytes;

    @Column(name = "in_parts", updatable = false)
    private boolean inParts;

    @Column(name = "part_bytes", updatable = false)
    private long partBytes;

    @Column(updatable = false)
    private String store;

    @Column(name = "store_name")
    private String storeName;

    @Column(name = "announced_sha256", updatable = false)
    private String announcedSha256;

    private boolean sealed;

    private String sha256;

    private byte[] head;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    DirectUpload() {}

    /** @param store of which kind */
    DirectUpload(NewUpload order, PartStorage store, Instant createdAt, Instant expiresAt) {
        this.id = Ids.next();
        this.store = store.kind();
        // What goes to the store itself at once is one part to it.
        this.partBytes = order.inParts() || store.direct().isEmpty() ? PART : order.sizeBytes();
        this.ownerId = order.ownerId();
        this.sizeBytes = order.sizeBytes();
        this.inParts = order.inParts();
        this.announcedSha256 = order.sha256();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    /** Also the id of its object in the store. */
    public UUID id() {
        return id;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /** Whether parts come one by one instead of everything at once. */
    public boolean isInParts() {
        return inParts;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** What a store that is sent to directly calls it; null before it was asked. */
    String storeName() {
        return storeName;
    }

    /** The first name counts. */
    void named(String name) {
        storeName = storeName == null ? name : storeName;
    }

    /** Whether it takes no more content. */
    boolean isSealed() {
        return sealed;
    }

    /** Whether it can be used. */
    public boolean isComplete() {
        return sha256 != null;
    }

    /** Numbers of all parts, from 1. */
    List<Integer> parts() {
        return IntStream.rangeClosed(1, (int) ((sizeBytes + partBytes - 1) / partBytes))
                .boxed()
                .toList();
    }

    /** In bytes, from the object's beginning. */
    long offset(int part) {
        return (part - 1L) * partBytes;
    }

    /** In bytes. */
    long partSize(int part) {
        return Math.min(partBytes, sizeBytes - offset(part));
    }

    boolean isAsAnnounced(StoredContent content) {
        return announcedSha256 == null || announcedSha256.equals(content.sha256());
    }

    void seal() {
        sealed = true;
    }

    void measured(StoredContent content) {
        sha256 = content.sha256();
        head = content.head();
    }

    /** Of a complete upload. */
    StoredContent content() {
        return new StoredContent(id, sizeBytes, sha256, head);
    }
}
