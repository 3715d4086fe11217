package app.recordings.webhook;

import app.recordings.security.HmacSha256;
import app.recordings.security.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The secrets that deliveries are signed with, each known from the operator's key alone (Standard Webhooks, symmetric). */
@ApplicationScoped
class WebhookSecrets {
    @Inject
    SigningKey key;

    /** As its owner is shown it. */
    String shown(Webhook webhook) {
        return "whsec_" + Base64.getEncoder().encodeToString(secret(webhook.id(), webhook.secretVersion()));
    }

    /** The header {@code webhook-signature}: by the secret of now, and by the one before while that is still good. */
    String signatures(Webhook webhook, String messageId, Instant at, String body) {
        String content = messageId + '.' + at.getEpochSecond() + '.' + body;
        String now = signature(secret(webhook.id(), webhook.secretVersion()), content);
        return webhook.hasFormerSecret(at)
                ? now + ' ' + signature(secret(webhook.id(), webhook.secretVersion() - 1), content)
                : now;
    }

    private byte[] secret(UUID webhookId, int version) {
        return key.sign("webhook-secret", webhookId + " " + version);
    }

    private static String signature(byte[] secret, String content) {
        return "v1," + Base64.getEncoder().encodeToString(HmacSha256.of(secret, content));
    }
}
