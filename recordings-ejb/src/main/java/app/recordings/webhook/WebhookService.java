package app.recordings.webhook;

import app.recordings.application.ApplicationService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventService;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.recording.RecordingDeleted;
import app.recordings.security.Caller;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What an application does with its webhook. What is not the caller's is not there. */
@ApplicationScoped
public class WebhookService {
    /** How long deliveries are signed with the former secret too, for receivers to change over. */
    private static final Duration CHANGE_OVER = Duration.ofHours(24);

    private static final int TRIMMED_AT_ONCE = 10_000;

    /** Failed deliveries that one call makes once more at most. */
    public static final int RETRIED_AT_ONCE = 10_000;

    @Inject
    WebhookRepository webhooks;

    @Inject
    WebhookDeliveryRepository deliveries;

    @Inject
    WebhookSecrets secrets;

    @Inject
    WebhookConfig config;

    @Inject
    ApplicationService applications;

    @Inject
    EventService events;

    @Inject
    Clock clock;

    /** Fails unless the caller may see the application. */
    @Transactional
    public void requireOwn(Caller caller, UUID applicationId) {
        applications.get(caller, applicationId);
    }

    /** Sets the webhook, with a new secret, and working; what waits to be delivered is tried at once. */
    @Transactional
    public NewWebhook put(Caller caller, UUID applicationId, WebhookOrder order) {
        UUID owner = applications.get(caller, applicationId).id();
        order.requireValid();
        Instant now = clock.instant();
        Webhook webhook = webhooks.put(
                new WebhookRepository.Setting(Ids.next(), owner, order, events.now(), now, now.plus(CHANGE_OVER)));
        deliveries.beginAnew(webhook.id(), config.retry());
        return new NewWebhook(webhook, secrets.shown(webhook));
    }

    @Transactional
    public Webhook get(Caller caller, UUID applicationId) {
        return webhooks.find(applications.get(caller, applicationId).id())
                .orElseThrow(() -> ProblemException.notFound("webhook"));
    }

    /** Removes the webhook and its log; nothing more is delivered, but what is on its way. */
    @Transactional
    public void delete(Caller caller, UUID applicationId) {
        if (!webhooks.delete(applications.get(caller, applicationId).id())) {
            throw ProblemException.notFound("webhook");
        }
    }

    /**
     * What was delivered and what is to be, newest first.
     *
     * @param status null for all
     */
    @Transactional
    public Page<WebhookDelivery> deliveries(
            Caller caller, UUID applicationId, DeliveryStatus status, PageRequest page) {
        return deliveries.page(get(caller, applicationId).id(), status, page);
    }

    /** Delivers once more, whatever came of it before, at once and for as long as a new one. */
    @Transactional
    public WebhookDelivery retry(Caller caller, UUID applicationId, UUID deliveryId) {
        Webhook webhook = working(caller, applicationId);
        return deliveries
                .beginAnew(webhook.id(), deliveryId, config.retry())
                .orElseThrow(() -> ProblemException.notFound("delivery"));
    }

    /** The same with all that were given up, the oldest first, {@value #RETRIED_AT_ONCE} at most. @return how many */
    @Transactional
    public int retryFailed(Caller caller, UUID applicationId) {
        Webhook webhook = working(caller, applicationId);
        return deliveries.beginFailedAnew(webhook.id(), config.retry(), RETRIED_AT_ONCE);
    }

    /** One that is left in peace no longer. */
    private Webhook working(Caller caller, UUID applicationId) {
        Webhook webhook = get(caller, applicationId);
        if (webhook.disabledAt() != null) {
            throw new ProblemException(ErrorType.WEBHOOK_DISABLED, "Set the webhook anew, and it works again.");
        }
        webhooks.reached(webhook.id(), false);
        return webhook;
    }

    /** Part of the transaction that deletes the recording. */
    @Transactional
    public void forget(@Observes RecordingDeleted deleted) {
        deliveries.deleteOfRecording(deleted.recordingId());
    }

    /** Removes some of the log that is too old. @return whether there may be more of it */
    @Transactional
    public boolean trim() {
        return deliveries.trim(clock.instant().minus(config.retention()), TRIMMED_AT_ONCE) == TRIMMED_AT_ONCE;
    }
}
