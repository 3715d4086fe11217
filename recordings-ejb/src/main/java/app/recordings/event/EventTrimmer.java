package app.recordings.event;

import app.recordings.time.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes events that are too old for any client to come back for. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventTrimmer {
    private static final Duration EVERY = Duration.ofMinutes(10);

    /** For how long events are kept. */
    @Inject
    @ConfigProperty(name = "recordings.event.retention", defaultValue = "P30D")
    Duration retention;

    @Inject
    EventService events;

    @Inject
    Clock clock;

    @Resource
    ManagedExecutorService executor;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor).every(EVERY, "removing old events", this::trim);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }

    private void trim() {
        while (events.trim(clock.instant().minus(retention))) {
            // Some at a time, so that no transaction lasts.
        }
    }
}
