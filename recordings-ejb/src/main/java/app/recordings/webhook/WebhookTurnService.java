package app.recordings.webhook;

import app.recordings.event.Event;
import app.recordings.event.EventFilter;
import app.recordings.event.EventJson;
import app.recordings.event.EventService;
import app.recordings.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a worker does in its turn: short transactions, none of them open while a receiver is called. */
@ApplicationScoped
public class WebhookTurnService {
    private static final Logger LOG = Logger.getLogger(WebhookTurnService.class.getName());
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int GATHERED_AT_ONCE = 200;
    private static final int NOTED_AT_ONCE = 10_000;
    private static final int GONE = 410;

    @Inject
    WebhookRepository webhooks;

    @Inject
    WebhookDeliveryRepository deliveries;

    @Inject
    WebhookSecrets secrets;

    @Inject
    WebhookConfig config;

    @Inject
    EventService events;

    @Inject
    Clock clock;

    /** Webhooks that have something to do and nobody at it. */
    @Transactional
    public List<UUID> waiting(int limit) {
        webhooks.noteEvents(NOTED_AT_ONCE);
        return webhooks.waiting(limit, config.waiting());
    }

    /** Empty when another was quicker. */
    @Transactional
    public Optional<Turn> begin(UUID webhookId) {
        Turn turn = new Turn(webhookId, UUID.randomUUID());
        return webhooks.lease(webhookId, turn.lease(), LEASE).map(webhook -> turn);
    }

    /** Makes deliveries of events, as many as may wait. @return whether there may be more */
    @Transactional
    public boolean gather(Turn turn) {
        Optional<Webhook> held = webhooks.renew(turn, LEASE);
        if (held.isEmpty()) {
            return false;
        }
        Webhook webhook = held.get();
        int room = config.waiting() - deliveries.countPending(webhook.id(), config.waiting());
        if (room == 0) {
            return false;
        }
        EventService.Slice slice = events.slice(
                EventFilter.allOf(webhook.ownerId()), webhook.position(), Math.min(room, GATHERED_AT_ONCE));
        slice.events().stream()
                .filter(event -> webhook.wants(event.type()))
                .forEach(event -> deliveries.add(webhook, event, body(event), clock.instant(), config.retry()));
        webhooks.advance(webhook.id(), slice.end(), !slice.isFull());
        return slice.isFull();
    }

    /** What is to be sent next, signed now; empty when nothing is due or the receiver is left in peace. */
    @Transactional
    public Optional<SignedDelivery> next(Turn turn) {
        return webhooks.renew(turn, LEASE)
                .flatMap(webhook -> deliveries.nextDue(webhook.id()).map(delivery -> signed(webhook, delivery)));
    }

    /** Notes what came of it. What was taken is so even if the lease is lost; what was not is then another's to try. */
    @Transactional
    public void note(Turn turn, SignedDelivery sent, Reply reply) {
        if (reply instanceof Reply.Taken) {
            webhooks.reached(turn.webhookId(), true);
            deliveries.delivered(sent.id());
            return;
        }
        webhooks.renew(turn, LEASE).ifPresent(webhook -> {
            if (reply instanceof Reply.Refused refused) {
                refused(webhook, sent, refused);
            } else if (reply instanceof Reply.Unreachable unreachable) {
                int failures = webhook.failures() + 1;
                webhooks.pause(webhook.id(), failures, wait(failures));
                failed(webhook, sent, unreachable.why());
            }
        });
    }

    @Transactional
    public void end(Turn turn) {
        webhooks.release(turn);
    }

    private void refused(Webhook webhook, SignedDelivery sent, Reply.Refused refused) {
        String error = "The receiver answered " + refused.status() + ".";
        if (refused.retryAfter() == null) {
            webhooks.reached(webhook.id(), false);
        } else {
            webhooks.pause(webhook.id(), 0, refused.retryAfter());
        }
        failed(webhook, sent, error);
        if (refused.status() == GONE) {
            disable(webhook, "The receiver answered 410: it is gone for good.");
        }
    }

    private void failed(Webhook webhook, SignedDelivery sent, String error) {
        boolean given = deliveries.attemptFailed(sent.id(), error, wait(sent.attempt()));
        if (given && webhooks.wasSilentFor(webhook.id(), config.retry())) {
            disable(webhook, "Nothing was taken for " + config.retry().toHours() + " hours: " + error);
        }
    }

    private void disable(Webhook webhook, String reason) {
        LOG.log(Level.WARNING, "The webhook of application {0} is disabled: {1}", new Object[] {
            webhook.ownerId(), reason
        });
        webhooks.disable(webhook.id(), reason);
        deliveries.giveUpAll(webhook.id(), "The webhook was disabled.");
    }

    private Duration wait(int attempt) {
        return config.backOff().after(attempt, ThreadLocalRandom.current().nextDouble());
    }

    private SignedDelivery signed(Webhook webhook, WebhookDelivery delivery) {
        String id = delivery.id().toString();
        Instant now = clock.instant();
        return new SignedDelivery(
                delivery.id(),
                delivery.attempts() + 1,
                URI.create(webhook.url()),
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(now.getEpochSecond()),
                        "webhook-signature",
                        secrets.signatures(webhook, id, now, delivery.body())),
                delivery.body());
    }

    private static String body(Event event) {
        return Json.object()
                .add("type", event.type())
                .add("timestamp", EventJson.time(event.at()))
                .add("data", EventJson.of(event))
                .build()
                .toString();
    }
}
