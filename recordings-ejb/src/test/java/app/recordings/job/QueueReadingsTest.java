package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.duty.DutyService;
import app.recordings.metrics.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QueueReadingsTest {
    private static final String QUEUED = "recordings_jobs_queued{type=\"";

    private final AtomicInteger looks = new AtomicInteger();
    private final QueueReadings readings = new QueueReadings();
    private boolean hasDuty = true;

    QueueReadingsTest() {
        readings.handlers = new JobHandlers() {
            @Override
            List<JobType> types() {
                return List.of(new JobType("odd-job", true));
            }
        };
        readings.jobs = new JobService() {
            @Override
            public List<QueueReadings.Queue> queues() {
                looks.incrementAndGet();
                return List.of();
            }
        };
        readings.duties = new DutyService() {
            @Override
            public boolean hold(String duty, Duration length) {
                return hasDuty;
            }
        };
    }

    @Test
    void oneNodeLooksAndAnotherHasNoValue() {
        readings.take();
        assertThat(Metrics.text()).contains(QUEUED + "odd-job\"} 0.0");
        hasDuty = false;
        readings.take();
        assertThat(looks).hasValue(1);
        assertThat(Metrics.text()).doesNotContain(QUEUED);
    }
}
