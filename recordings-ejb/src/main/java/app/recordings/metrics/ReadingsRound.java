package app.recordings.metrics;

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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Takes readings beside the requests for them, so that a database that hangs holds up nobody who asks how the node does; and
 * only as long as somebody asks.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReadingsRound {
    private static final Duration EVERY = Duration.ofSeconds(5);

    @Resource
    ManagedExecutorService executor;

    @Inject
    @Any
    Instance<Readings> features;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor);
        features.forEach(feature -> rounds.every(EVERY, "taking readings", () -> take(feature)));
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }

    void take(Readings feature) {
        if (!Metrics.wereAskedForLately()) {
            feature.forget();
            return;
        }
        try {
            feature.take();
        } catch (RuntimeException e) {
            feature.forget();
            throw e;
        }
    }
}
