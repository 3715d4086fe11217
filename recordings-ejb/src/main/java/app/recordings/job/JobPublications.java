package app.recordings.job;

import app.recordings.broker.BrokerException;
import app.recordings.broker.MessageBroker;
import app.recordings.trace.StepKind;
import app.recordings.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Tells the broker of jobs, of each lane as many as its window holds, so that nobody's thousand stand before another's
 * one. A job is marked in the transaction in which its bell is sent: when either fails, it is rung for again.
 */
@ApplicationScoped
class JobPublications {
    /** How long after the bell a job may go unheard while workers are idle or busy with later ones. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration LONGEST_UNHEARD = Duration.ofMinutes(5);

    @Inject
    JobAdmissionRepository admissions;

    @Inject
    JobHandlers handlers;

    @Inject
    MessageBroker broker;

    @Inject
    JobConfig config;

    @Inject
    Tracing tracing;

    @Inject
    Clock clock;

    /** Rings for what is due in these lanes; those of a type whose service is away wait. */
    @Transactional(rollbackOn = BrokerException.class)
    public void admit(Collection<JobLane> lanes) throws BrokerException {
        List<String> types = handlers.available();
        List<JobLane> open =
                lanes.stream().filter(lane -> types.contains(lane.type())).toList();
        if (!open.isEmpty()) {
            ring(admissions.admit(open, config.window()));
        }
    }

    /** Rings again for jobs whose bells were lost, with the broker's journal, say. */
    @Transactional(rollbackOn = BrokerException.class)
    public void admitAgain() throws BrokerException {
        ring(admissions.admitAgain(PATIENCE, LONGEST_UNHEARD));
    }

    /** Lanes with jobs that wait to be told of and could be worked on. */
    @Transactional
    public List<JobLane> waiting() {
        List<String> types = handlers.available();
        return admissions.waiting().stream()
                .filter(lane -> types.contains(lane.type()))
                .toList();
    }

    private void ring(List<JobAdmissionRepository.Admitted> jobs) throws BrokerException {
        if (!jobs.isEmpty()) {
            Instant from = clock.instant();
            broker.send(
                    JobQueues.JOBS,
                    jobs.stream().map(job -> JobBell.text(job.jobId())).toList());
            Tracing.Period sending = new Tracing.Period(from, clock.instant());
            jobs.forEach(job -> tracing.tell(StepKind.PRODUCER, "jobs publish", job.trace(), sending));
        }
    }
}
