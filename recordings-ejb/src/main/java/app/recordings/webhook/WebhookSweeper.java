package app.recordings.webhook;

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
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks for webhooks that have something to do, and gives each a thread, so that a slow receiver holds no other up. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebhookSweeper {
    private static final Logger LOG = Logger.getLogger(WebhookSweeper.class.getName());

    @Resource
    ManagedExecutorService executor;

    @Inject
    WebhookTurnService turns;

    @Inject
    WebhookService webhooks;

    @Inject
    WebhookWorker worker;

    @Inject
    WebhookConfig config;

    private Semaphore threads;
    private Rounds rounds;

    @PostConstruct
    void start() {
        threads = new Semaphore(config.receivers());
        rounds = new Rounds(executor)
                .every(Duration.ofSeconds(1), "looking for events to deliver", this::look)
                .every(Duration.ofMinutes(10), "removing old deliveries", this::trim);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }

    private void look() throws InterruptedException {
        int free = threads.availablePermits();
        if (free > 0) {
            for (UUID webhook : turns.waiting(free)) {
                threads.acquire();
                executor.execute(() -> work(webhook));
            }
        }
    }

    private void work(UUID webhook) {
        try {
            worker.work(webhook);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Failed in delivering to webhook " + webhook + "; will try again", e);
        } finally {
            threads.release();
        }
    }

    private void trim() {
        while (webhooks.trim()) {
            // Some at a time, so that no transaction lasts.
        }
    }
}
