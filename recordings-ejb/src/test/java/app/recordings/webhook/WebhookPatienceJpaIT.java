package app.recordings.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.error.ErrorType;
import app.recordings.event.EventType;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A receiver that is slow, away or gone for good. */
class WebhookPatienceJpaIT extends WebhookTest {
    @Test
    void failsAfterThreeDaysAndDisablesTheWebhookWithANotice() throws Exception {
        put();
        receiver.always(new Reply.Refused(500, null));
        happens(EventType.COMPLETED, UUID.randomUUID());
        happens(EventType.FAILED, UUID.randomUUID());
        int rounds = 0;
        while (webhooks.get(caller, app).disabledAt() == null && rounds++ < 50) {
            sweep();
            timePasses(Duration.ofHours(4));
        }
        assertThat(rounds).isBetween(18, 20);
        assertThat(receiver.sent()).hasSizeBetween(18, 40);
        assertThat(webhooks.get(caller, app).disabledReason()).contains("72 hours", "answered 500");
        assertThat(log()).extracting(WebhookDelivery::status).containsOnly("failed");
        int before = receiver.sent().size();
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        assertThat(receiver.sent()).hasSize(before);
        assertRefused(
                ErrorType.WEBHOOK_DISABLED,
                () -> webhooks.retry(caller, app, log().get(0).id()));
    }

    @Test
    void oneThatIsNeverTakenDisablesNothingWhileOthersAre() throws Exception {
        put();
        receiver.once(new Reply.Refused(400, null));
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        timePasses(Duration.ofHours(71));
        receiver.once(new Reply.Refused(400, null));
        sweep();
        happens(EventType.FAILED, UUID.randomUUID());
        sweep();
        timePasses(Duration.ofHours(1));
        receiver.once(new Reply.Refused(400, null));
        sweep();
        assertThat(log()).extracting(WebhookDelivery::status).containsExactly("delivered", "failed");
        assertThat(webhooks.get(caller, app).disabledAt()).isNull();
    }

    @Test
    void goneDisablesAtOnceAndSettingItAnewBeginsFromNow() throws Exception {
        put();
        receiver.once(new Reply.Refused(410, null));
        happens(EventType.QUEUED, UUID.randomUUID());
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        assertThat(receiver.sent()).hasSize(1);
        assertThat(webhooks.get(caller, app).disabledReason()).contains("410");
        assertThat(log()).extracting(WebhookDelivery::status).containsExactly("failed", "failed");
        happens(EventType.FAILED, UUID.randomUUID());
        put();
        assertThat(webhooks.get(caller, app).disabledAt()).isNull();
        sweep();
        assertThat(log()).hasSize(2);
        webhooks.retry(caller, app, log().get(0).id());
        sweep();
        assertThat(log()).extracting(WebhookDelivery::status).containsExactly("delivered", "failed");
    }

    @Test
    void allThatWereGivenUpAreDeliveredOnceMore() throws Exception {
        put();
        receiver.once(new Reply.Refused(410, null));
        happens(EventType.QUEUED, UUID.randomUUID());
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        assertRefused(ErrorType.WEBHOOK_DISABLED, () -> webhooks.retryFailed(caller, app));
        put();
        happens(EventType.DELETED, UUID.randomUUID());
        sweep();
        int before = receiver.sent().size();
        assertThat(webhooks.retryFailed(caller, app)).isEqualTo(2);
        sweep();
        assertThat(log()).extracting(WebhookDelivery::status).containsOnly("delivered");
        assertThat(receiver.sent()).hasSize(before + 2);
        assertThat(webhooks.retryFailed(caller, app)).isZero();
    }

    @Test
    void aReceiverThatIsAwayIsLeftInPeaceAndTriedWithOneOnly() throws Exception {
        put();
        receiver.always(new Reply.Unreachable("The receiver cannot be reached."));
        happens(EventType.QUEUED, UUID.randomUUID());
        happens(EventType.COMPLETED, UUID.randomUUID());
        for (int round = 0; round < 5; round++) {
            sweep();
        }
        assertThat(receiver.sent()).hasSize(1);
        timePasses(Duration.ofSeconds(5));
        sweep();
        sweep();
        assertThat(receiver.sent()).hasSize(2);
        timePasses(Duration.ofSeconds(6));
        sweep();
        assertThat(receiver.sent()).as("waits longer each time").hasSize(2);
        receiver.always(new Reply.Taken());
        timePasses(Duration.ofSeconds(10));
        sweep();
        assertThat(log()).extracting(WebhookDelivery::status).containsOnly("delivered");
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() throws Exception {
        put();
        receiver.once(new Reply.Refused(429, Duration.ofMinutes(10)));
        happens(EventType.QUEUED, UUID.randomUUID());
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        timePasses(Duration.ofMinutes(9));
        sweep();
        assertThat(receiver.sent()).hasSize(1);
        timePasses(Duration.ofMinutes(1));
        sweep();
        assertThat(log()).extracting(WebhookDelivery::status).containsOnly("delivered");
    }
}
