package app.recordings.webhook;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * What goes out: a POST.
 *
 * @param attempt from 1
 * @param headers the three of Standard Webhooks
 * @param body JSON text
 */
public record SignedDelivery(UUID id, int attempt, URI url, Map<String, String> headers, String body) {}
