package app.recordings.privacy;

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
import java.time.Duration;

/** Looks for recordings that are kept no longer. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionSweeper {
    private static final Duration EVERY = Duration.ofSeconds(10);

    @Resource
    ManagedExecutorService executor;

    @Inject
    RetentionRound round;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor).every(EVERY, "deleting what is kept no longer", round::go);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }
}
