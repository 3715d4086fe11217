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
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks for recordings that are kept no longer. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionSweeper {
    private static final Logger LOG = Logger.getLogger(RetentionSweeper.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(10);

    @Resource
    ManagedExecutorService executor;

    @Inject
    RetentionRound round;

    @Inject
    RetentionConfig config;

    private Rounds rounds;

    @PostConstruct
    void start() {
        LOG.log(Level.INFO, "Recordings are kept for {0} where their application does not say", config.inWords());
        rounds = new Rounds(executor).every(EVERY, "deleting what is kept no longer", round::go);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }
}
