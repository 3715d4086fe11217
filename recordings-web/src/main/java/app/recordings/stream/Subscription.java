package app.recordings.stream;

import app.recordings.event.EventFilter;
import java.util.UUID;

/**
 * What a client wants to hear.
 *
 * @param after the last id that it has
 * @param keyId the API key without which the stream ends; null when none opened it
 */
public record Subscription(EventFilter filter, long after, UUID keyId) {}
