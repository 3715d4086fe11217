package app.recordings.application;

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

/** Has it written down once a minute which keys were used. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApiKeySweeper {
    @Resource
    ManagedExecutorService executor;

    @Inject
    ApplicationService applications;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor)
                .every(Duration.ofMinutes(1), "writing down which keys were used", applications::writeKeyUses);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }
}
