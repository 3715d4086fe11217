package app.recordings.webhook;

import app.recordings.network.Networks;
import app.recordings.time.BackOff;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How deliveries are made. */
@ApplicationScoped
public class WebhookConfig {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);

    /** Networks inside that may be called all the same. */
    @Inject
    @ConfigProperty(name = "recordings.webhook.allowed-networks")
    Optional<String> allowedNetworks;

    /** For how long a delivery is tried. */
    @Inject
    @ConfigProperty(name = "recordings.webhook.retry", defaultValue = "P3D")
    Duration retry;

    /** How long a receiver may take, from the connection to the end of its answer. */
    @Inject
    @ConfigProperty(name = "recordings.webhook.timeout", defaultValue = "PT15S")
    Duration timeout;

    /** For how long the log of deliveries is kept. */
    @Inject
    @ConfigProperty(name = "recordings.webhook.retention", defaultValue = "P30D")
    Duration retention;

    /** Deliveries of one webhook that may wait; later events wait in the event log. */
    @Inject
    @ConfigProperty(name = "recordings.webhook.waiting", defaultValue = "1000")
    int waiting;

    /** Receivers that a node calls at a time. */
    @Inject
    @ConfigProperty(name = "recordings.webhook.receivers", defaultValue = "64")
    int receivers;

    @PostConstruct
    void check() {
        allowedNetworks();
        if (retry.isNegative() || timeout.isNegative() || timeout.isZero() || waiting < 1 || receivers < 1) {
            throw new IllegalArgumentException("A RECORDINGS_WEBHOOK_ variable is less than it can be");
        }
    }

    public Networks allowedNetworks() {
        return Networks.parse(allowedNetworks.orElse(""));
    }

    public Duration timeout() {
        return timeout;
    }

    Duration retry() {
        return retry;
    }

    Duration retention() {
        return retention;
    }

    int waiting() {
        return waiting;
    }

    int receivers() {
        return receivers;
    }

    BackOff backOff() {
        return new BackOff(FIRST_WAIT, LONGEST_WAIT);
    }
}
