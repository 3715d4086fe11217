package app.recordings.storage;

/** From one store to another. */
record Move(StorageAdapter from, StorageAdapter to) {}
