package app.recordings.storage;

import java.io.InputStream;
import java.util.UUID;

/** Where audio lies. What is put and deleted counts once the caller's transaction is committed. */
public interface ObjectStorage {
    /** Whether its changes are written with the caller's transaction, and not before. */
    boolean isTransactional();

    /**
     * Stores the content under a new id, for an owner. Comes first in its transaction: it may last, and no connection is held
     * meanwhile.
     */
    void put(UUID objectId, UUID ownerId, Spool content);

    /**
     * Reads from a byte on, in pieces, so that memory stays flat and no transaction stays open.
     *
     * @param offset of the first byte, from 0
     * @return a stream that ends with the object and fails with an {@link java.io.IOException} if the object is gone meanwhile
     */
    InputStream read(UUID objectId, long offset);

    /** Removes the object; none of that id is no error. */
    void delete(UUID objectId);
}
