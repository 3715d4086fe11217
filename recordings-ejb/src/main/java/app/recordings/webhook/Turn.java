package app.recordings.webhook;

import java.util.UUID;

/** One worker's time with one webhook, under a lease, so that nobody else calls the same receiver meanwhile. */
record Turn(UUID webhookId, UUID lease) {}
