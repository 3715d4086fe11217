package app.recordings.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.event.EventType;
import app.recordings.paging.PageRequest;
import app.recordings.recording.RecordingDeleted;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The log of deliveries, and what does not stay in it. */
class WebhookLogJpaIT extends WebhookTest {
    @Test
    void onlySoManyWaitAndTheRestStaysInTheEventLog() throws Exception {
        put();
        receiver.always(new Reply.Unreachable("The receiver cannot be reached."));
        for (int event = 0; event < 12; event++) {
            happens(EventType.COMPLETED, UUID.randomUUID());
        }
        sweep();
        sweep();
        assertThat(log()).hasSize(5);
        assertThat(turns.waiting(1000)).doesNotContain(webhookId());
        receiver.always(new Reply.Taken());
        timePasses(Duration.ofMinutes(1));
        sweep();
        assertThat(log()).hasSize(12).extracting(WebhookDelivery::status).containsOnly("delivered");
    }

    @Test
    void whatIsSaidOfADeletedRecordingGoesWithIt() throws Exception {
        put();
        UUID recording = UUID.randomUUID();
        receiver.always(new Reply.Refused(500, null));
        happens(EventType.COMPLETED, recording);
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        webhooks.forget(new RecordingDeleted(recording));
        assertThat(log()).hasSize(1);
    }

    @Test
    void oldDeliveriesAreRemovedThoseThatWaitAreNot() throws Exception {
        put();
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        receiver.always(new Reply.Refused(500, null));
        happens(EventType.FAILED, UUID.randomUUID());
        sweep();
        beans.clock().advance(Duration.ofDays(31));
        webhooks.trim();
        assertThat(only().event()).isEqualTo("recording.failed");
    }

    @Test
    void listIsPagedAndFiltered() throws Exception {
        put();
        receiver.once(new Reply.Refused(500, null));
        for (int event = 0; event < 3; event++) {
            happens(EventType.COMPLETED, UUID.randomUUID());
        }
        sweep();
        var first = webhooks.deliveries(caller, app, null, new PageRequest(null, 2));
        var second = webhooks.deliveries(caller, app, null, new PageRequest(first.next(), 2));
        assertThat(first.rows()).hasSize(2).doesNotContainAnyElementsOf(second.rows());
        assertThat(second.rows()).hasSize(1);
        assertThat(webhooks.deliveries(caller, app, DeliveryStatus.PENDING, new PageRequest(null, 2))
                        .rows())
                .hasSize(1);
    }
}
