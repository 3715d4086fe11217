package app.recordings.job;

import app.recordings.broker.BrokerException;
import app.recordings.broker.MessageBroker;
import app.recordings.database.GroupCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Applies results, and sends to the dead letters what has failed for good. */
@ApplicationScoped
public class JobResults {
    private static final int LARGEST_GROUP = 64;

    @Inject
    JobService jobs;

    @Inject
    MessageBroker broker;

    /** What comes together is applied in one transaction; whatever failed in it is tried alone, as once more changes nothing. */
    private final GroupCommit<JobResult, Optional<JobResult>> applied =
            new GroupCommit<>("results", LARGEST_GROUP, failure -> true, results -> jobs.apply(results));

    public void apply(JobResult result) throws BrokerException {
        Optional<JobResult> dead = applied.commit(result);
        if (dead.isPresent()) {
            broker.send(JobQueues.DEAD, List.of(dead.get().toText()));
        }
    }

    /**
     * Deals with a dead letter: ends its job, unless it is a result that the broker gave up to deliver, the database having
     * been away for long; that is applied now.
     *
     * @param givenUpFrom the queue that the broker took it from; null when it was sent to the dead letters
     */
    public void bury(JobResult result, String givenUpFrom) throws BrokerException {
        if (JobQueues.RESULTS.equals(givenUpFrom) || result.error() == null) {
            apply(result);
        } else {
            jobs.fail(result);
        }
    }
}
