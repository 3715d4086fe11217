package app.recordings.upload;

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

/** Removes uploads that nobody used in time. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UploadSweeper {
    private static final Duration EVERY = Duration.ofMinutes(1);

    @Inject
    UploadService uploads;

    @Inject
    UploadConfig config;

    @Resource
    ManagedExecutorService executor;

    private Rounds rounds;

    @PostConstruct
    void start() {
        config.check();
        rounds = new Rounds(executor).every(EVERY, "removing unused uploads", this::expire);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }

    private void expire() {
        while (uploads.expire()) {
            // One at a time, so that no transaction lasts.
        }
    }
}
