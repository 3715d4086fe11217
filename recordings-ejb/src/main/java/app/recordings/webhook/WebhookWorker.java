package app.recordings.webhook;

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

    /** @return whether anything was sent, so that more may be due meanwhile */
    private boolean send(Turn turn, Instant end) {
        Optional<SignedDelivery> next = turns.next(turn);
        boolean sent = next.isPresent();
        while (next.isPresent()) {
            turns.note(turn, next.get(), sender.send(next.get()));
            next = clock.instant().isBefore(end) ? turns.next(turn) : Optional.empty();
        }
        return sent;
    }
}
