package app.recordings.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.error.ErrorType;
import app.recordings.harness.Beans;
import app.recordings.harness.Together;
import app.recordings.paging.PageRequest;
import app.recordings.security.Caller;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may set a webhook, and to what. */
class WebhookSettingJpaIT extends WebhookTest {
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
