package app.recordings.correction;

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

/** Asks the engine now and then what it can. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EngineWatch {
    private static final Duration EVERY = Duration.ofSeconds(2);

    @Resource
    ManagedExecutorService executor;

    @Inject
    EngineLanguages languages;

    @Inject
    AudioAvailability availability;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor).every(EVERY, "asking the audio service", languages::refresh);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }

    /** Why it is away, in a sentence; what it said last when it is there again. */
    public String reason() {
        return availability.reason();
    }

    /** Whether the engine was well when it was last heard of. */
    public boolean isAvailable() {
        return availability.isAvailable();
    }
}
