package app.recordings.webhook.rest;

import app.recordings.webhook.Webhook;
import java.time.Instant;
import java.util.List;

/**
 * A webhook as callers see it.
 *
 * @param events null for all
 * @param status {@code active} or {@code disabled}
 * @param disabledReason a sentence; null while it is active
 */
public record WebhookResponse(
        String url,
        List<String> events,
        String status,
        String disabledReason,
        Instant disabledAt,
        Instant lastDeliveredAt,
        Instant createdAt) {
    static WebhookResponse of(Webhook webhook) {
        return new WebhookResponse(
                webhook.url(),
                webhook.events().isEmpty() ? null : webhook.events(),
                webhook.disabledAt() == null ? "active" : "disabled",
                webhook.disabledReason(),
                webhook.disabledAt(),
                webhook.lastSuccessAt(),
                webhook.createdAt());
    }
}
