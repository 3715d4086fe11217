package app.recordings.webhook;

import app.recordings.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Calls one receiver after another event of its application, until nothing is due or others are to have their turn. */
@ApplicationScoped
class WebhookWorker {
    private static final double NANOS = 1e9;
    private static final Histogram SENT = Metrics.shortTimes(
            "recordings_webhook_delivery_seconds", "Attempts to deliver to webhooks, by what came of them.", "outcome");

    static {
        SENT.initLabelValues("taken");
        SENT.initLabelValues("refused");
        SENT.initLabelValues("unreachable");
    }

    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    @Inject
    WebhookTurnService turns;

    @Inject
    WebhookSender sender;

    @Inject
    Clock clock;

    /** Does nothing when another is at it. A turn that fails here ends when its lease lapses, so that it is not tried in haste. */
    void work(UUID webhookId) {
        turns.begin(webhookId).ifPresent(turn -> {
            Instant end = clock.instant().plus(LONGEST_TURN);
            boolean more = true;
            while (more && clock.instant().isBefore(end)) {
                more = turns.gather(turn) | send(turn, end);
            }
            turns.end(turn);
        });
    }

    private Reply send(SignedDelivery delivery) {
        long began = System.nanoTime();
        Reply reply = sender.send(delivery);
        SENT.labelValues(outcome(reply)).observe((System.nanoTime() - began) / NANOS);
        return reply;
    }

    private static String outcome(Reply reply) {
        if (reply instanceof Reply.Taken) {
            return "taken";
        }
        return reply instanceof Reply.Refused ? "refused" : "unreachable";
    }

    /** @return whether anything was sent, so that more may be due meanwhile */
    private boolean send(Turn turn, Instant end) {
        Optional<SignedDelivery> next = turns.next(turn);
        boolean sent = next.isPresent();
        while (next.isPresent()) {
            turns.note(turn, next.get(), send(next.get()));
            next = clock.instant().isBefore(end) ? turns.next(turn) : Optional.empty();
        }
        return sent;
    }
}
