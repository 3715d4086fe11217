package app.recordings.admin;

import app.recordings.administrator.Role;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.paging.Page;
import app.recordings.request.Cursor;
import app.recordings.security.Caller;
import app.recordings.webhook.DeliveryStatus;
import app.recordings.webhook.Webhook;
import app.recordings.webhook.WebhookDelivery;
import app.recordings.webhook.WebhookService;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The part of an application's page that shows its webhook and what was delivered to it. */
@Named("webhook")
@RequestScoped
public class WebhookBean {
    @Inject
    WebhookService webhooks;

    @Inject
    SignedIn signedIn;

    @Inject
    ConsoleRequest request;

    private final Caller caller = Caller.administrator();
    private UUID id;
    private Hook hook;
    private Page<Delivery> deliveries = new Page<>(List.of(), null);
    private String status;

    /**
     * Where events go.
     *
     * @param url for viewers without what stands behind the host, which may let in whoever knows it
     * @param disabledReason null while it works
     */
    public record Hook(String url, String events, Instant lastSuccessAt, Instant disabledAt, String disabledReason) {
        static Hook of(Webhook webhook, boolean isWhole) {
            return new Hook(
                    isWhole ? webhook.url() : host(webhook.url()),
                    webhook.events().isEmpty() ? "all" : String.join(", ", webhook.events()),
                    webhook.lastSuccessAt(),
                    webhook.disabledAt(),
                    webhook.disabledReason());
        }

        private static String host(String url) {
            URI whole = URI.create(url);
            return whole.getScheme() + "://" + whole.getHost() + "/…";
        }
    }

    /** One event on its way, or arrived. */
    public record Delivery(
            UUID id,
            String event,
            String status,
            int attempts,
            String lastError,
            Instant nextAttemptAt,
            Instant createdAt) {
        static Delivery of(WebhookDelivery delivery) {
            return new Delivery(
                    delivery.id(),
                    delivery.event(),
                    delivery.status(),
                    delivery.attempts(),
                    delivery.lastError(),
                    delivery.nextAttemptAt(),
                    delivery.createdAt());
        }
    }

    @PostConstruct
    void look() {
        id = request.id("id");
        status = request.text("status");
        try {
            hook = Hook.of(webhooks.get(caller, id), signedIn.isOperator());
        } catch (ProblemException e) {
            if (e.type() == ErrorType.NOT_FOUND) {
                return;
            }
            throw e;
        }
        String cursor = request.text("cursor");
        var found = webhooks.deliveries(
                caller,
                id,
                DeliveryStatus.of(status).orElse(null),
                Cursor.page(null, cursor.isEmpty() ? null : cursor, id, status));
        deliveries = new Page<>(found.rows().stream().map(Delivery::of).toList(), found.next());
    }

    /** Null when there is none. */
    public Hook getHook() {
        return hook;
    }

    public List<Delivery> getDeliveries() {
        return deliveries.rows();
    }

    public String getStatus() {
        return status;
    }

    /** Where the next page is; null when this is the last one. */
    public String getOlder() {
        return deliveries.next() == null
                ? null
                : "/admin/application?id=" + id + "&status="
                        + DeliveryStatus.of(status).map(DeliveryStatus::code).orElse("") + "&cursor="
                        + Cursor.write(deliveries.next(), id, status) + "#webhook";
    }

    /** Delivers once more, whatever came of it. */
    public void retry() {
        signedIn.require(Role.OPERATOR);
        UUID delivery = request.id("delivery");
        signedIn.does(
                "webhook.delivery.retry",
                id.toString(),
                delivery.toString(),
                () -> webhooks.retry(caller, id, delivery));
        look();
        ConsoleRequest.say("It is delivered once more.");
    }

    /** Delivers once more all that were given up. */
    public void retryFailed() {
        signedIn.require(Role.OPERATOR);
        int count = signedIn.does(
                "webhook.delivery.retry", id.toString(), "all failed", () -> webhooks.retryFailed(caller, id));
        look();
        String rest = count == WebhookService.RETRIED_AT_ONCE ? " There may be more: do it again." : "";
        ConsoleRequest.say("%,d delivered once more.%s".formatted(count, rest));
    }
}
