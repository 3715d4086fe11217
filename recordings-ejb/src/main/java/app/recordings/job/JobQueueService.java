package app.recordings.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Everybody's queue as operators look at it. */
@ApplicationScoped
public class JobQueueService {
    @Inject
    JobAdmissionRepository admissions;

    @Inject
    Clock clock;

    @Transactional
    public QueueState state() {
        return new QueueState(
                admissions.queuedInAll(),
                admissions
                        .oldestQueued()
                        .map(made -> Duration.between(made, clock.instant()))
                        .map(age -> age.isNegative() ? Duration.ZERO : age));
    }
}
