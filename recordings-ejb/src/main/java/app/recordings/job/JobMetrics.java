package app.recordings.job;

import app.recordings.event.EventType;
import app.recordings.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Counts what happens to jobs and times how long they wait for it, once it is committed. */
@ApplicationScoped
class JobMetrics {
    private static final double NANOS = 1e9;
    private static final Counter CHANGES = Metrics.counter(
            "recordings_job_changes", "Jobs that came to a state, by type and that state's event.", "type", "event");
    private static final Histogram QUEUED = Metrics.longTimes(
            "recordings_job_queue_wait_seconds", "From when an attempt is due until a worker has it.", "type");
    private static final Histogram WORK =
            Metrics.longTimes("recordings_job_work_seconds", "Time that workers spend on attempts.", "type", "outcome");
    private static final Histogram RESULT = Metrics.longTimes(
            "recordings_job_result_seconds",
            "From when a worker is done until its result is committed.",
            "type",
            "outcome");
    private static final Histogram WHOLE = Metrics.longTimes(
            "recordings_job_seconds", "From when a job is asked for until it ends.", "type", "outcome");

    @Inject
    Clock clock;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobChanged change) {
        String type = change.job().type();
        String what = change.what().code();
        CHANGES.labelValues(type, what).inc();
        double waited = seconds(Duration.between(change.since(), clock.instant()));
        if (change.what() == EventType.PROCESSING) {
            QUEUED.labelValues(type).observe(waited);
        } else if (change.what() != EventType.QUEUED && change.what() != EventType.CANCELLED) {
            RESULT.labelValues(type, what).observe(waited);
        }
        if (change.what() == EventType.COMPLETED || change.what() == EventType.FAILED) {
            Job ended = change.job();
            WHOLE.labelValues(type, what).observe(seconds(Duration.between(ended.askedAt(), ended.completedAt())));
        }
    }

    /** @param nanos spent */
    static void worked(Job job, String outcome, long nanos) {
        WORK.labelValues(job.type(), outcome).observe(nanos / NANOS);
    }

    /** Clocks of two machines may differ by more than the time that passed. */
    private static double seconds(Duration time) {
        return Math.max(0, time.toNanos() / NANOS);
    }
}
