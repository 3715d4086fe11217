package app.recordings.quota;

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

/** Asks for quotas before they are needed, and keeps them few. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QuotaSweeper {
    @Resource
    ManagedExecutorService executor;

    @Inject
    Quotas quotas;

    @Inject
    QuotaService service;

    @Inject
    QuotaConfig config;

    private Rounds rounds;

    @PostConstruct
    void start() {
        // What is written wrong is told at the start, not to the first who calls.
        config.callers();
        rounds = new Rounds(executor)
                .every(Duration.ofMillis(50), "leasing quotas", quotas::leaseAhead)
                .every(Duration.ofSeconds(5), "reading quotas", quotas::refresh)
                .every(Duration.ofMinutes(1), "forgetting quotas", service::forgetEnded);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }
}
