package app.recordings.broker;

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
import java.time.Instant;

/** Asks the broker now and then for a sign of life. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BrokerWatch {
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Resource
    ManagedExecutorService executor;

    @Inject
    MessageBroker broker;

    @Inject
    Clock clock;

    private volatile Instant lastHeard = Instant.EPOCH;
    private Rounds rounds;

    @PostConstruct
    void start() {
        // not heard of yet is not away
        lastHeard = clock.instant();
        rounds = new Rounds(executor).every(EVERY, "asking the broker", this::ask);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }

    void ask() throws BrokerException {
        broker.ask();
        lastHeard = clock.instant();
    }

    /** When it last answered, or this node began. */
    public Instant lastHeard() {
        return lastHeard;
    }

    /** Whether it answered lately; a broker that hangs does not. */
    public boolean isAvailable() {
        return lastHeard.plus(PATIENCE).isAfter(clock.instant());
    }
}
