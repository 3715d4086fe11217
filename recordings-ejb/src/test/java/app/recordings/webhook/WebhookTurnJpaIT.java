package app.recordings.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.event.EventType;
import app.recordings.harness.Together;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Workers that die, and that meet at one webhook. */
class WebhookTurnJpaIT extends WebhookTest {
    @Test
    void aWorkerThatDiesAfterSendingIsFollowedWithTheSameId() throws Exception {
        put();
        happens(EventType.COMPLETED, UUID.randomUUID());
        receiver.meanwhile(delivery -> {
            throw new IllegalStateException("the node dies");
        });
        assertThatThrownBy(this::sweep).hasMessage("the node dies");
        receiver.meanwhile(delivery -> {});
        sweep();
        assertThat(receiver.sent()).as("its lease has not lapsed").hasSize(1);
        timePasses(Duration.ofSeconds(60));
        sweep();
        assertThat(receiver.sent()).hasSize(2);
        assertThat(receiver.sent()).extracting(SignedDelivery::id).containsOnly(only().id());
        assertThat(only().status()).isEqualTo("delivered");
    }

    @Test
    void ofTwoWorkersOneHasTheTurn() throws Exception {
        put();
        for (int event = 0; event < 4; event++) {
            happens(EventType.COMPLETED, UUID.randomUUID());
        }
        UUID id = webhookId();
        receiver.meanwhile(delivery -> {
            receiver.meanwhile(none -> {});
            worker.work(id);
        });
        Together.run(4, () -> {
            worker.work(id);
            return null;
        });
        sweep();
        assertThat(receiver.sent()).extracting(SignedDelivery::id).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void whoLostTheLeaseNotesOnlyThatItWasTaken() throws Exception {
        put();
        happens(EventType.COMPLETED, UUID.randomUUID());
        Turn late = turns.begin(webhookId()).orElseThrow();
        turns.gather(late);
        SignedDelivery delivery = turns.next(late).orElseThrow();
        timePasses(Duration.ofSeconds(61));
        Turn next = turns.begin(webhookId()).orElseThrow();
        turns.note(late, delivery, new Reply.Refused(410, null));
        assertThat(webhooks.get(caller, app).disabledAt()).isNull();
        assertThat(turns.next(late)).isEmpty();
        turns.note(late, delivery, new Reply.Taken());
        turns.note(next, delivery, new Reply.Refused(500, null));
        assertThat(only().status()).isEqualTo("delivered");
        assertThat(only().attempts()).isEqualTo(1);
    }
}
