package app.recordings.job;

import app.recordings.metrics.Metrics;
import app.recordings.metrics.Readings;
import io.prometheus.metrics.core.metrics.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What this node works on, and which types wait for a service that is away. */
@ApplicationScoped
class JobReadings implements Readings {
    private static final Gauge RUNNING =
            Metrics.gauge("recordings_jobs_running", "Jobs that this node works on.", "type");
    private static final Gauge AVAILABLE = Metrics.gauge(
            "recordings_job_type_available", "1 while jobs of this type are worked on, 0 while they wait.", "type");

    @Inject
    JobHandlers handlers;

    @Inject
    RunningJobs running;

    @Override
    public void take() {
        List<String> available = handlers.available();
        for (JobType each : handlers.types()) {
            String type = each.type();
            RUNNING.labelValues(type).set(running.count(type));
            AVAILABLE.labelValues(type).set(available.contains(type) ? 1 : 0);
        }
    }

    @Override
    public void forget() {
        // Both are known without asking anybody.
    }
}
