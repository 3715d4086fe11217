package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Sql;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Everybody's queue. */
class JobQueueJpaIT extends JobTest {
    private final JobQueueService queue = beans.get(JobQueueService.class);

    @Test
    void tellsHowManyAreQueuedAndHowOldTheOldestIs() throws Exception {
        Sql.update("update job set status = 'cancelled' where status = 'queued'");
        assertThat(queue.state().depth()).isZero();
        assertThat(queue.state().oldest()).isEmpty();
        UUID told = submit();
        submit();
        claimed();
        Sql.update(
                "update job set published_at = now(), created_at = created_at - interval '1 hour' where id = ?", told);
        assertThat(queue.state().depth()).isEqualTo(2);
        assertThat(queue.state().oldest().orElseThrow()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
    }
}
