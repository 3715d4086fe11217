package app.recordings.email;

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

/** Has emails sent, where a mail server is configured. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EmailSweeper {
    @Resource
    ManagedExecutorService executor;

    @Inject
    EmailWorker worker;

    @Inject
    MailConfig config;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor);
        if (config.isConfigured()) {
            rounds.every(Duration.ofSeconds(2), "sending emails", worker::work);
        }
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }
}
