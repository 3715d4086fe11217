package app.recordings.logging;

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

/** Has this node log as administrators say. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LogLevelSweeper {
    @Resource
    ManagedExecutorService executor;

    @Inject
    LogLevels levels;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor).every(Duration.ofSeconds(2), "reading log levels", levels::refresh);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }
}
