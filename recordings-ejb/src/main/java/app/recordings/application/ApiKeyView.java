package app.recordings.application;

import java.time.Instant;
import java.util.UUID;

/**
 * An API key, as can be told later.
 *
 * @param prefix how it begins; null of the oldest keys
 * @param lastUsedAt to a minute; null when it was never used
 */
public record ApiKeyView(UUID id, String prefix, Instant createdAt, Instant lastUsedAt) {}
