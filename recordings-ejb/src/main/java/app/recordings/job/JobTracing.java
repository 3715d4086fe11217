package app.recordings.job;

import app.recordings.event.EventType;
import app.recordings.trace.StepKind;
import app.recordings.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Tells, in a job's trace, of what is committed: a result on its way back, and the event for the owner. */
@ApplicationScoped
class JobTracing {
    @Inject
    Tracing tracing;

    @Inject
    Clock clock;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobChanged change) {
        Job job = change.job();
        Instant now = clock.instant();
        if (isResult(change.what())) {
            tracing.tell(
                    StepKind.CONSUMER, "results process", job.trace(), new Tracing.Period(earlier(change, now), now));
        }
        String event = "event " + job.event(change.what()).fullType();
        tracing.tell(StepKind.PRODUCER, event, job.trace(), new Tracing.Period(now, now));
    }

    private static boolean isResult(EventType what) {
        return what == EventType.COMPLETED || what == EventType.FAILED || what == EventType.RETRYING;
    }

    private static Instant earlier(JobChanged change, Instant now) {
        return change.since().isBefore(now) ? change.since() : now;
    }
}
