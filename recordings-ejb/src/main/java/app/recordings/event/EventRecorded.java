package app.recordings.event;

import java.util.UUID;

/** An event was written; once the transaction has committed, its owner's streams are to be woken. */
public record EventRecorded(UUID ownerId, long id) {}
