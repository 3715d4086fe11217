package app.recordings.webhook.rest;

import app.recordings.webhook.NewWebhook;
import java.util.List;

/** The only answer that shows the secret; {@code events} is null for all. */
public record NewWebhookResponse(String url, List<String> events, String status, String secret) {
    static NewWebhookResponse of(NewWebhook made) {
        WebhookResponse webhook = WebhookResponse.of(made.webhook());
        return new NewWebhookResponse(webhook.url(), webhook.events(), webhook.status(), made.secret());
    }
}
