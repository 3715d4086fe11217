package app.recordings.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.error.ErrorType;
import app.recordings.event.EventType;
import app.recordings.harness.Sql;
import com.standardwebhooks.Webhook;
import jakarta.json.Json;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is delivered, how often, and signed how. */
class WebhookDeliveryJpaIT extends WebhookTest {
    @Test
    void deliversEachEventOnceInOrderSignedAsTheSpecificationHasIt() throws Exception {
        String secret = put().secret();
        UUID recording = UUID.randomUUID();
        happens(EventType.QUEUED, recording);
        happens(EventType.COMPLETED, recording);
        sweep();
        sweep();
        assertThat(receiver.sent()).hasSize(2);
        SignedDelivery sent = receiver.sent().get(1);
        new Webhook(secret).verify(sent.body(), headers(sent));
        try (var reader = Json.createReader(new StringReader(sent.body()))) {
            var body = reader.readObject();
            assertThat(body.getString("type")).isEqualTo("recording.completed");
            assertThat(body.getString("timestamp"))
                    .isEqualTo(body.getJsonObject("data").getString("at"));
            assertThat(body.getJsonObject("data").getString("recordingId")).isEqualTo(recording.toString());
            assertThat(body.getJsonObject("data").getString("status")).isEqualTo("completed");
        }
        assertThat(sent.url()).hasToString(URL);
        assertThat(log())
                .extracting(WebhookDelivery::event, WebhookDelivery::status, WebhookDelivery::attempts)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("recording.completed", "delivered", 1),
                        org.assertj.core.groups.Tuple.tuple("recording.queued", "delivered", 1));
        assertThat(sent.headers()).containsEntry("webhook-id", log().get(0).id().toString());
    }

    @Test
    void deliversOnlyWhatIsWantedAndOnlyWhatHappensFromNowOn() throws Exception {
        happens(EventType.FAILED, UUID.randomUUID());
        put("recording.failed", "job.completed");
        happens(EventType.QUEUED, UUID.randomUUID());
        happens(EventType.FAILED, UUID.randomUUID());
        happens(EventType.COMPLETED, null);
        sweep();
        assertThat(log()).extracting(WebhookDelivery::event).containsExactly("job.completed", "recording.failed");
    }

    @Test
    void triesAgainWithTheSameIdAndBodyUntilItIsTaken() throws Exception {
        String secret = put().secret();
        receiver.once(new Reply.Refused(500, null)).once(new Reply.Refused(302, null));
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        assertThat(only().lastError()).isEqualTo("The receiver answered 500.");
        assertThat(only().status()).isEqualTo("pending");
        assertThat(only().nextAttemptAt()).isNotNull();
        sweep();
        assertThat(receiver.sent()).hasSize(1);
        for (int wait = 0; wait < 3; wait++) {
            timePasses(Duration.ofSeconds(11));
            sweep();
        }
        assertThat(receiver.sent()).hasSize(3);
        assertThat(receiver.sent()).extracting(SignedDelivery::id).containsOnly(only().id());
        assertThat(receiver.sent())
                .extracting(SignedDelivery::body)
                .containsOnly(receiver.sent().get(0).body());
        assertThat(only().status()).isEqualTo("delivered");
        assertThat(only().attempts()).isEqualTo(3);
        SignedDelivery last = receiver.sent().get(2);
        assertThat(last.headers().get("webhook-timestamp"))
                .isNotEqualTo(receiver.sent().get(0).headers().get("webhook-timestamp"));
        assertThat(secret).startsWith("whsec_");
    }

    @Test
    void aNewSecretIsGoodAtOnceAndTheFormerForADay() throws Exception {
        String former = put().secret();
        String secret = put().secret();
        assertThat(secret).isNotEqualTo(former);
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        SignedDelivery sent = receiver.sent().get(0);
        new Webhook(secret).verify(sent.body(), headers(sent));
        new Webhook(former).verify(sent.body(), headers(sent));
        beans.clock().advance(Duration.ofHours(24));
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        assertThat(receiver.sent().get(1).headers().get("webhook-signature")).doesNotContain(" ");
        assertThat(Sql.column("select cast(w as text) from webhook w where owner_id = ?", app))
                .noneMatch(row -> row.contains(secret.substring("whsec_".length())));
    }

    @Test
    void aNewAddressGetsWhatWaits() throws Exception {
        put();
        receiver.once(new Reply.Unreachable("The receiver cannot be reached."));
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        webhooks.put(caller, app, new WebhookOrder("https://other.example/hook", null));
        sweep();
        assertThat(receiver.sent())
                .extracting(sent -> sent.url().getHost())
                .containsExactly("receiver.example", "other.example");
        assertThat(only().status()).isEqualTo("delivered");
    }

    @Test
    void aDeliveredOneCanBeDeliveredOnceMore() throws Exception {
        put();
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        assertThat(webhooks.retry(caller, app, only().id()).status()).isEqualTo("pending");
        sweep();
        assertThat(receiver.sent()).hasSize(2).extracting(SignedDelivery::id).containsOnly(only().id());
        assertRefused(ErrorType.NOT_FOUND, () -> webhooks.retry(caller, app, UUID.randomUUID()));
    }

    private static HttpHeaders headers(SignedDelivery sent) {
        return HttpHeaders.of(
                sent.headers().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))),
                (name, value) -> true);
    }
}
