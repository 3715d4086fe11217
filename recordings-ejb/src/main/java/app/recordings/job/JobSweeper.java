package app.recordings.job;

import app.recordings.broker.BrokerException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks after what bells and workers left behind: rings for jobs that are due, takes up those of dead workers, renews leases. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobSweeper {
    private static final Logger LOG = Logger.getLogger(JobSweeper.class.getName());
    private static final int AT_ONCE = 500;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    JobPublisher publisher;

    @Inject
    JobService jobs;

    @Inject
    JobResults results;

    @Inject
    RunningJobs running;

    private List<ScheduledFuture<?>> rounds;

    @PostConstruct
    void start() {
        rounds = List.of(
                every(1, "ringing for jobs that are due", () -> publisher.publishDue(AT_ONCE)),
                every(5, "looking for dead workers", this::takeUpLapsed),
                every(2, "renewing leases", running::heartbeat));
    }

    @PreDestroy
    void stop() {
        rounds.forEach(round -> round.cancel(false));
        running.interruptAll();
    }

    private void takeUpLapsed() throws BrokerException {
        for (JobResult lost : jobs.lapsed(AT_ONCE)) {
            results.apply(lost);
        }
    }

    private interface Round {
        void go() throws BrokerException;
    }

    private ScheduledFuture<?> every(int seconds, String what, Round round) {
        return scheduler.scheduleWithFixedDelay(() -> guarded(what, round), seconds, seconds, TimeUnit.SECONDS);
    }

    // A round that throws would be the last one.
    private static void guarded(String what, Round round) {
        try {
            round.go();
        } catch (BrokerException | RuntimeException e) {
            LOG.log(Level.WARNING, "Failed in " + what + "; will try again: " + e.getMessage());
            LOG.log(Level.FINE, what, e);
        }
    }
}
