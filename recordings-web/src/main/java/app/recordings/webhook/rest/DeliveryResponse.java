package app.recordings.webhook.rest;

import app.recordings.paging.Page;
import app.recordings.request.Cursor;
import app.recordings.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A delivery as callers see it.
 *
 * @param id also the header {@code webhook-id}
 * @param event its type
 * @param status {@code pending}, {@code delivered} or {@code failed}
 * @param lastError a sentence; null when nothing went wrong
 * @param nextAttemptAt null when there will be none
 */
public record DeliveryResponse(
        UUID id,
        String event,
        String status,
        int attempts,
        String lastError,
        Instant nextAttemptAt,
        Instant createdAt) {
    /** Newest first; {@code nextCursor} is null on the last page. */
    public record DeliveryList(List<DeliveryResponse> data, String nextCursor) {
        static DeliveryList of(Page<WebhookDelivery> page, String status) {
            return new DeliveryList(
                    page.rows().stream().map(DeliveryResponse::of).toList(), Cursor.write(page.next(), status));
        }
    }

    static DeliveryResponse of(WebhookDelivery delivery) {
        return new DeliveryResponse(
                delivery.id(),
                delivery.event(),
                delivery.status(),
                delivery.attempts(),
                delivery.lastError(),
                delivery.nextAttemptAt(),
                delivery.createdAt());
    }
}
