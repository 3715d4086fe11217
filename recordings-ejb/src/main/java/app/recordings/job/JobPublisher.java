package app.recordings.job;

import app.recordings.broker.BrokerException;
import app.recordings.broker.Courier;
import app.recordings.broker.MessageBroker;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Rings the workers' bell for jobs that were committed, and marks them; {@link JobSweeper} sees to those it could not. */
@ApplicationScoped
class JobPublisher {
    @Inject
    MessageBroker broker;

    @Inject
    JobPublications publications;

    @Resource
    ManagedExecutorService executor;

    private Courier<UUID> courier;

    @PostConstruct
    void start() {
        courier = new Courier<>("job-publisher", executor, this::publish);
    }

    @PreDestroy
    void stop() {
        courier.close();
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueued job) {
        courier.take(job.jobId());
    }

    private void publish(List<UUID> jobIds) throws BrokerException {
        send(jobIds);
        publications.markFirst(jobIds);
    }

    /** Sends what is due and not yet sent, oldest first. */
    @Transactional(rollbackOn = BrokerException.class)
    public void publishDue(int limit) throws BrokerException {
        List<UUID> due = publications.lockDue(limit);
        if (!due.isEmpty()) {
            send(due);
            publications.mark(due);
        }
    }

    private void send(Collection<UUID> jobIds) throws BrokerException {
        broker.send(JobQueues.JOBS, jobIds.stream().map(JobBell::text).toList());
    }
}
