package app.recordings.storage;

import java.util.UUID;

/**
 * An object that is to be no more.
 *
 * @param expected whether it was never needed, as far as is known, instead of deleted
 */
record DiscardedObject(String store, UUID objectId, boolean expected) {}
