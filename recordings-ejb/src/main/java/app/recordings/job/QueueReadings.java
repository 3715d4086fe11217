package app.recordings.job;

import app.recordings.duty.DutyService;
import app.recordings.metrics.Metrics;
import app.recordings.metrics.Readings;
import io.prometheus.metrics.core.metrics.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** How long the queue of all nodes is: of those that are asked, one looks, since that costs the more the longer it is. */
@ApplicationScoped
class QueueReadings implements Readings {
    private static final Gauge QUEUED =
            Metrics.gauge("recordings_jobs_queued", "Jobs that wait, on all nodes together.", "type");
    private static final Gauge AGE = Metrics.gauge(
            "recordings_jobs_oldest_queued_age_seconds", "How long the job waits that waits longest.", "type");
    private static final String DUTY = "counting what is queued";
    private static final Duration STEP = Duration.ofSeconds(20);

    @Inject
    JobService jobs;

    @Inject
    JobHandlers handlers;

    @Inject
    DutyService duties;

    /** Those of one type that wait, and for how long the longest, in seconds. */
    record Queue(String type, long jobs, double oldestSeconds) {}

    @Override
    public void take() {
        if (!duties.hold(DUTY, STEP)) {
            forget();
            return;
        }
        List<Queue> queues = jobs.queues();
        for (JobType each : handlers.types()) {
            String type = each.type();
            Queue queue = queues.stream()
                    .filter(found -> found.type().equals(type))
                    .findFirst()
                    .orElse(new Queue(type, 0, 0));
            QUEUED.labelValues(type).set(queue.jobs());
            AGE.labelValues(type).set(Math.max(0, queue.oldestSeconds()));
        }
    }

    @Override
    public void forget() {
        QUEUED.clear();
        AGE.clear();
    }
}
