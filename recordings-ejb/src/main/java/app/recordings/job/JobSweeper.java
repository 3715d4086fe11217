package app.recordings.job;

import app.recordings.broker.BrokerException;
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

/** Looks after what bells and workers left behind: rings for jobs that are due, takes up those of dead workers, renews leases. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobSweeper {
    private static final int AT_ONCE = 500;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    @Resource
    ManagedExecutorService executor;

    @Inject
    JobPublisher publisher;

    @Inject
    JobService jobs;

    @Inject
    JobResults results;

    @Inject
    RunningJobs running;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor)
                .every(Duration.ofSeconds(1), "ringing for jobs that are due", publisher::publishDue)
                .every(Duration.ofSeconds(5), "looking for dead workers", this::takeUpLapsed)
                .every(Duration.ofMillis(250), "renewing leases", running::heartbeat)
                .every(Duration.ofSeconds(2), "counting queued jobs", jobs::countQueued);
    }

    @PreDestroy
    void stop() {
        rounds.close();
        running.giveBack(DRAIN);
    }

    private void takeUpLapsed() throws BrokerException {
        // A node that stood still for longer than a lease is not dead.
        running.heartbeat();
        for (JobResult lost : jobs.lapsed(AT_ONCE)) {
            results.apply(lost);
        }
    }
}
