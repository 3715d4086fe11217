package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.event.EventType;
import app.recordings.harness.Beans;
import app.recordings.metrics.Metrics;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobMetricsTest {
    private final Beans beans = new Beans();
    private final JobMetrics metrics = beans.get(JobMetrics.class);
    private final Instant now = beans.clock().instant();
    private final String type = "type-" + UUID.randomUUID();
    private final Job job = new Job(UUID.randomUUID(), new NewJob(UUID.randomUUID(), type, "{}", null), 5, now);

    @Test
    void countsEachChangeByItsTypeAndEvent() {
        change(EventType.QUEUED, now);
        change(EventType.QUEUED, now);
        assertThat(Metrics.text()).contains("recordings_job_changes_total{event=\"queued\",type=\"" + type + "\"} 2.0");
    }

    @Test
    void timesTheWaitForAWorker() {
        change(EventType.PROCESSING, now.minusSeconds(7));
        assertThat(Metrics.text())
                .contains("recordings_job_queue_wait_seconds_bucket{type=\"" + type + "\",le=\"5.0\"} 0")
                .contains("recordings_job_queue_wait_seconds_bucket{type=\"" + type + "\",le=\"10.0\"} 1")
                .contains("recordings_job_queue_wait_seconds_sum{type=\"" + type + "\"} 7.0");
    }

    @Test
    void timesTheWayOfAResultByItsOutcome() {
        change(EventType.RETRYING, now.minusMillis(500));
        assertThat(Metrics.text())
                .contains("recordings_job_result_seconds_sum{outcome=\"retrying\",type=\"" + type + "\"} 0.5");
    }

    @Test
    void aClockThatIsBehindIsNoNegativeWait() {
        change(EventType.PROCESSING, now.plusSeconds(3));
        assertThat(Metrics.text()).contains("recordings_job_queue_wait_seconds_sum{type=\"" + type + "\"} 0.0");
    }

    private void change(EventType what, Instant since) {
        metrics.changed(new JobChanged(job, what, since));
    }
}
