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
import app.recordings.harness.Transactions;
import app.recordings.paging.PageRequest;
import app.recordings.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** An application with a webhook on a real database, and a receiver that answers as it is told. */
abstract class WebhookTest {
    static final String URL = "https://receiver.example/hook";

    final FakeReceiver receiver = new FakeReceiver();
    final Beans beans = new Beans()
            .configure("recordings.registration", "open")
            .configure("recordings.signing-key", "a key of the operator, long enough")
            .configure("recordings.webhook.waiting", "5")
            .put(WebhookSender.class, receiver);
    final WebhookService webhooks = beans.get(WebhookService.class);
    final WebhookTurnService turns = beans.get(WebhookTurnService.class);
    final WebhookWorker worker = beans.get(WebhookWorker.class);
    final EventLog events = beans.get(EventLog.class);
    final UUID app = newApplication();
    final Caller caller = new Caller(app, Caller.Kind.APPLICATION);

    UUID newApplication() {
        return beans.get(ApplicationService.class)
                .create("Hooks", Optional.empty())
                .application()
                .id();
    }

    NewWebhook put(String... types) {
        return webhooks.put(caller, app, new WebhookOrder(URL, types.length == 0 ? null : List.of(types)));
    }

    void happens(EventType type, UUID recording) throws Exception {
        Transactions.run(() -> events.append(new NewEvent(app, UUID.randomUUID(), recording, type, 1, null, null)));
    }

    UUID webhookId() throws Exception {
        return UUID.fromString(
                Sql.column("select id from webhook where owner_id = ?", app).get(0));
    }

    /** What the sweeper does, for this application alone. */
    void sweep() throws Exception {
        if (turns.waiting(1000).contains(webhookId())) {
            worker.work(webhookId());
        }
    }

    List<WebhookDelivery> log() {
        return webhooks.deliveries(caller, app, null, new PageRequest(null, 200))
                .rows();
    }

    WebhookDelivery only() {
        assertThat(log()).hasSize(1);
        return log().get(0);
    }

    /** As if so much time had passed, for the receiver and all that waits. */
    void timePasses(Duration time) throws Exception {
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

    static void assertRefused(ErrorType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }
}
