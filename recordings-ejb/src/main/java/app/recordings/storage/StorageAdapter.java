package app.recordings.storage;

import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** A kind of store. Unless it is transactional, it does at once what it is asked, whatever becomes of the caller's transaction. */
public interface StorageAdapter extends ObjectStorage, PartStorage {
    /**
     * Asks the store whether it can be used.
     *
     * @throws IllegalArgumentException when the configuration is wrong
     * @throws app.recordings.error.ProblemException when it is away
     */
    void check();

    /** Of an object in bytes; empty when there is none. */
    OptionalLong size(UUID objectId);

    /** Ids of all objects; what comes or goes meanwhile may be missed. To be closed. */
    Stream<UUID> ids();
}
