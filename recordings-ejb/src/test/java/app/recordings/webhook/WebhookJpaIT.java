package app.recordings.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.application.ApplicationService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventLog;
import app.recordings.event.EventType;
import app.recordings.event.NewEvent;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.harness.Transactions;
import app.recordings.paging.PageRequest;
import app.recordings.recording.RecordingDeleted;
import app.recordings.security.Caller;
import com.standardwebhooks.Webhook;
import jakarta.json.Json;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks on a real database; only the receiver is a fake. */
class WebhookJpaIT {
    private static final String URL = "https://receiver.example/hook";

    private final FakeReceiver receiver = new FakeReceiver();
    private final Beans beans = new Beans()
            .configure("recordings.registration", "open")
            .configure("recordings.signing-key", "a key of the operator, long enough")
            .configure("recordings.webhook.waiting", "5")
            .put(WebhookSender.class, receiver);
    private final WebhookService webhooks = beans.get(WebhookService.class);
    private final WebhookTurnService turns = beans.get(WebhookTurnService.class);
    private final WebhookWorker worker = beans.get(WebhookWorker.class);
    private final EventLog events = beans.get(EventLog.class);
    private final UUID app = newApplication();
    private final Caller caller = new Caller(app, Caller.Kind.APPLICATION);

    private UUID newApplication() {
        return beans.get(ApplicationService.class)
                .create("Hooks", Optional.empty())
                .application()
                .id();
    }

    private NewWebhook put(String... types) {
        return webhooks.put(caller, app, new WebhookOrder(URL, types.length == 0 ? null : List.of(types)));
    }

    private void happens(EventType type, UUID recording) throws Exception {
        Transactions.run(() -> events.append(new NewEvent(app, UUID.randomUUID(), recording, type, 1, null, null)));
    }

    private UUID webhookId() throws Exception {
        return UUID.fromString(
                Sql.column("select id from webhook where owner_id = ?", app).get(0));
    }

    /** What the sweeper does, for this application alone. */
    private void sweep() throws Exception {
        if (turns.waiting(1000).contains(webhookId())) {
            worker.work(webhookId());
        }
    }

    private List<WebhookDelivery> log() {
        return webhooks.deliveries(caller, app, null, new PageRequest(null, 200))
                .rows();
    }

    private WebhookDelivery only() {
        assertThat(log()).hasSize(1);
        return log().get(0);
    }

    /** As if so much time had passed, for the receiver and all that waits. */
    private void timePasses(Duration time) throws Exception {
        beans.clock().advance(time);
        for (String column : List.of("next_attempt_at", "retry_until")) {
            Sql.update(
                    "update webhook_delivery set " + column + " = " + column
                            + " - ? * interval '1 millisecond' where owner_id = ?",
                    time.toMillis(),
                    app);
        }
        for (String column : List.of("paused_until", "lease_until", "last_success_at")) {
            Sql.update(
                    "update webhook set " + column + " = " + column
                            + " - ? * interval '1 millisecond' where owner_id = ?",
                    time.toMillis(),
                    app);
        }
    }

    private static HttpHeaders headers(SignedDelivery sent) {
        return HttpHeaders.of(
                sent.headers().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))),
                (name, value) -> true);
    }

    private static void assertRefused(ErrorType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }

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
    void aDeliveredOneCanBeDeliveredOnceMore() throws Exception {
        put();
        happens(EventType.COMPLETED, UUID.randomUUID());
        sweep();
        assertThat(webhooks.retry(caller, app, only().id()).status()).isEqualTo("pending");
        sweep();
        assertThat(receiver.sent()).hasSize(2).extracting(SignedDelivery::id).containsOnly(only().id());
        assertRefused(ErrorType.NOT_FOUND, () -> webhooks.retry(caller, app, UUID.randomUUID()));
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

    @Test
    void anothersWebhookIsNotThere() {
        put();
        Caller other = new Caller(newApplication(), Caller.Kind.APPLICATION);
        Caller visitor = new Caller(UUID.randomUUID(), Caller.Kind.VISITOR);
        for (Caller stranger : List.of(other, visitor)) {
            assertRefused(ErrorType.NOT_FOUND, () -> webhooks.get(stranger, app));
            assertRefused(ErrorType.NOT_FOUND, () -> webhooks.put(stranger, app, new WebhookOrder(URL, null)));
            assertRefused(ErrorType.NOT_FOUND, () -> webhooks.delete(stranger, app));
            assertRefused(
                    ErrorType.NOT_FOUND, () -> webhooks.deliveries(stranger, app, null, new PageRequest(null, 1)));
            assertRefused(ErrorType.NOT_FOUND, () -> webhooks.retry(stranger, app, UUID.randomUUID()));
        }
        assertThat(webhooks.get(Caller.administrator(), app).url()).isEqualTo(URL);
        webhooks.delete(caller, app);
        assertRefused(ErrorType.NOT_FOUND, () -> webhooks.get(caller, app));
    }

    @Test
    void twoWhoSetItAtOnceBothSucceed() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<String> secrets = Together.run(4, () -> put().secret());
            assertThat(secrets).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "receiver",
                "/hook",
                "ftp://receiver.example/",
                "file:///etc/passwd",
                "https://",
                "https://user:password@receiver.example/",
                "https://receiver.example/#part",
                "https://receiver.example:0/",
                "https://receiver.example:70000/",
                "https://re ceiver.example/",
                "javascript:alert(1)"
            })
    void whatIsNoAddressIsRefused(String url) {
        assertRefused(ErrorType.INVALID, () -> webhooks.put(caller, app, new WebhookOrder(url, null)));
    }

    @ParameterizedTest
    @CsvSource({"recording.progress", "recording", "*", "job.deleted", "''"})
    void whatIsNoEventIsRefused(String type) {
        assertRefused(ErrorType.INVALID, () -> put("recording.failed", type));
        assertRefused(ErrorType.INVALID, () -> webhooks.put(caller, app, new WebhookOrder(URL, List.of())));
    }

    @Test
    void withoutTheOperatorsKeyThereIsNoWebhook() {
        Beans unset = new Beans().put(WebhookSender.class, receiver);
        assertRefused(ErrorType.NOT_CONFIGURED, () -> unset.get(WebhookService.class)
                .put(caller, app, new WebhookOrder(URL, null)));
        assertRefused(ErrorType.NOT_FOUND, () -> webhooks.get(caller, app));
    }
}
