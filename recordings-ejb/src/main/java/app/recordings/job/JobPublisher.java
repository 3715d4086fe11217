package app.recordings.job;

import app.recordings.broker.BrokerException;
import app.recordings.broker.Courier;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;

/** Rings the workers' bell as soon as a job came or made room for another; {@link JobSweeper} sees to those it could not. */
@ApplicationScoped
class JobPublisher {
    private static final int LANES_AT_ONCE = 256;

    @Inject
    JobPublications publications;

    @Resource
    ManagedExecutorService executor;

    private Courier<JobLane> courier;

    @PostConstruct
    void start() {
        courier = new Courier<>("job-publisher", executor, lanes -> publications.admit(new LinkedHashSet<>(lanes)));
    }

    @PreDestroy
    void stop() {
        courier.close();
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobChanged change) {
        if (change.movesLane()) {
            courier.take(change.job().lane());
        }
    }

    /** Rings for all that is due and was not rung for, or was not heard. */
    void publishDue() throws BrokerException {
        List<JobLane> lanes = publications.waiting();
        for (int i = 0; i < lanes.size(); i += LANES_AT_ONCE) {
            publications.admit(lanes.subList(i, Math.min(lanes.size(), i + LANES_AT_ONCE)));
        }
        publications.admitAgain();
    }
}
