package app.recordings.webhook;

/** The way out to receivers. */
public interface WebhookSender {
    /** Never takes longer than is configured, but for the look-up of a name; whatever goes wrong is told as a reply. */
    Reply send(SignedDelivery delivery);
}
