package app.recordings.privacy;

import java.time.Duration;
import java.util.UUID;

/** An owner whose recordings are not kept for ever. */
record Keeper(UUID ownerId, Duration keep) {}
