package app.recordings.storage;

import app.recordings.error.ProblemException;
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

/** Deletes objects that are to be no more, and moves those that are to lie elsewhere. A store that is wrongly configured ends the start. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StorageSweeper {
    private static final Logger LOG = Logger.getLogger(StorageSweeper.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(5);

    @Inject
    ConfiguredObjectStorage storage;

    @Inject
    StorageMover mover;

    @Resource
    ManagedExecutorService executor;

    private Rounds rounds;

    @PostConstruct
    void start() {
        try {
            storage.check();
        } catch (ProblemException away) {
            LOG.log(Level.WARNING, "The store is away: {0}", away.getMessage());
        }
        rounds = new Rounds(executor)
                .every(EVERY, "deleting objects", this::sweep)
                .every(EVERY, "moving objects", mover::moveAll);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }

    private void sweep() {
        while (storage.sweep()) {
            // One at a time, so that no transaction lasts.
        }
    }
}
