package app.recordings.storage;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/**
 * The store that the operator chose. Of one that is not transactional an object is written first, then the row that needs it,
 * and it is deleted after the row; what a crash leaves of an object without a row is swept.
 */
@ApplicationScoped
public class ConfiguredObjectStorage implements ObjectStorage, PartStorage {
    @Inject
    Instance<StorageAdapter> adapters;

    @Inject
    StorageConfig config;

    @Inject
    DiscardService discards;

    private StorageAdapter current;
    private Optional<StorageAdapter> former;

    @PostConstruct
    void choose() {
        current = adapter("RECORDINGS_STORAGE", config.kind());
        former = config.from().map(kind -> adapter("RECORDINGS_STORAGE_FROM", kind));
        if (former.filter(it -> it.kind().equals(current.kind())).isPresent()) {
            throw new IllegalArgumentException("RECORDINGS_STORAGE_FROM is what RECORDINGS_STORAGE is");
        }
    }

    private StorageAdapter adapter(String variable, String kind) {
        return adapters.stream()
                .filter(adapter -> adapter.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(variable + " is none of database, file and s3"));
    }

    @Override
    public String kind() {
        return current.kind();
    }

    /** What is to be moved; empty when nothing is. */
    Optional<Move> move() {
        return former.map(from -> new Move(from, current));
    }

    /** Asks the store whether it can be used; throws when not. */
    public void check() {
        current.check();
    }

    @Override
    public boolean isTransactional() {
        return current.isTransactional();
    }

    @Override
    public void put(UUID objectId, UUID ownerId, Spool content) {
        if (current.isTransactional()) {
            current.put(objectId, ownerId, content);
            return;
        }
        discards.expect(current.kind(), objectId);
        current.put(objectId, ownerId, content);
        discards.keep(current.kind(), objectId);
    }

    @Override
    public void put(UUID objectId, UUID ownerId, long offset, Spool part) {
        current.put(objectId, ownerId, offset, part);
    }

    @Override
    public Optional<DirectStorage> direct() {
        return current.direct();
    }

    @Override
    public InputStream read(UUID objectId, long offset) {
        return former.filter(it -> current.size(objectId).isEmpty())
                .orElse(current)
                .read(objectId, offset);
    }

    @Override
    public void delete(UUID objectId) {
        delete(current, objectId);
        former.ifPresent(it -> delete(it, objectId));
    }

    private void delete(StorageAdapter adapter, UUID objectId) {
        if (adapter.isTransactional()) {
            adapter.delete(objectId);
        } else {
            discards.discard(adapter.kind(), objectId);
        }
    }

    /** Deletes one object that is to be no more. @return false when there is none */
    boolean sweep() {
        Optional<DiscardedObject> next = discards.next();
        next.ifPresent(object -> {
            adapters.stream()
                    .filter(adapter -> adapter.kind().equals(object.store()))
                    .forEach(adapter -> adapter.delete(object.objectId()));
            discards.swept(object);
        });
        return next.isPresent();
    }
}
