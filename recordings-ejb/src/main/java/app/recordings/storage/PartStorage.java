package app.recordings.storage;

import java.util.Optional;
import java.util.UUID;

/** A store that takes an object in parts, in any order; it can be read when all of them are there. */
public interface PartStorage {
    /** The length of every part but the last is a multiple of this, in bytes. */
    int GRAIN = 256 * 1024;

    /** As the configuration names it. */
    String kind();

    /**
     * Stores a part in place of what was there of it.
     *
     * @param offset of the part's first byte in the object, a multiple of {@link #GRAIN}
     */
    void put(UUID objectId, UUID ownerId, long offset, Spool part);

    /** Where clients send parts themselves, none of which come here then. */
    default Optional<DirectStorage> direct() {
        return Optional.empty();
    }
}
