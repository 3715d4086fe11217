package app.recordings.webhook;

/**
 * What setting a webhook answers: the one time that its secret can be read.
 *
 * @param secret as the Standard Webhooks specification writes it: {@code whsec_} and base64
 */
public record NewWebhook(Webhook webhook, String secret) {}
