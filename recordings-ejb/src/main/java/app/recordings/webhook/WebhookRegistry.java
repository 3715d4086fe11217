package app.recordings.webhook;

import app.recordings.error.ProblemException;
import app.recordings.network.ForbiddenAddressException;
import app.recordings.network.PublicAddresses;
import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Sets webhooks whose address is seen to be allowed, as far as that can be seen now; a call sees for itself again. */
@ApplicationScoped
public class WebhookRegistry {
    private static final int LOOK_UPS_AT_ONCE = 8;

    @Inject
    WebhookService webhooks;

    @Inject
    WebhookConfig config;

    private final Semaphore lookUps = new Semaphore(LOOK_UPS_AT_ONCE);

    /** @throws ProblemException naming what is wrong, an address that may not be called too; one that is not known yet may be set */
    public NewWebhook put(Caller caller, UUID applicationId, WebhookOrder order) {
        webhooks.requireOwn(caller, applicationId);
        order.requireValid();
        if (leadsInside(order.host())) {
            throw ProblemException.invalid(
                    List.of(WebhookOrder.violation("url", "This address may not be called from here.")));
        }
        return webhooks.put(caller, applicationId, order);
    }

    /** No transaction is open, as a look-up may last; and of many that last, most are left to the call. */
    private boolean leadsInside(String host) {
        if (!lookUps.tryAcquire()) {
            return false;
        }
        try {
            return PublicAddresses.lookUp(host, config.allowedNetworks()).length == 0;
        } catch (ForbiddenAddressException e) {
            return true;
        } catch (UnknownHostException e) {
            return false;
        } finally {
            lookUps.release();
        }
    }
}
